#!/usr/bin/env bash
# Prints the table of docs/cost.md: what 16 sources and 8 mixes cost at 48 kHz in blocks of 64
# frames, bare, with each processor on in all mixes and with everything, as a share of one core and
# relative to a plain loop over the same matrix in the same run. A mixer with all its features at
# rest may cost at most `most` times what one without guards costs, and everything at most a core's
# half. Needs a build (`mvn verify`).
set -euo pipefail

most=2 half=50 seconds=20

engine=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
classes=$engine/target/classes
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
[[ -d $classes ]] || {
  echo "mix.sh: $classes is missing: run mvn verify first" >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Without -Xlint: the annotations that the classes name are not needed here.
"$javac" -Xlint:none -d "$work" -cp "$classes" "$engine/bench/MixBench.java"
"$java" -Xmx512m -XX:+UseSerialGC -cp "$classes:$work" MixBench "$seconds" >"$work/rows"

awk -F '|' -v most="$most" -v half="$half" '
  BEGIN { print "| 16 sources, 8 mixes, 48 kHz, 64 frames | ns a frame | of one core | of the plain loop |"
          print "|---|---|---|---|" }
  NR == 1 { loop = $2 }
  { ns[$1] = $2
    printf "| %s | %.0f | %.2f %% | %.1f |\n", $1, $2, $2 * 48e3 / 1e7, $2 / loop }
  END {
    rest = ns["mixer, all at rest"] / ns["mixer without guards"]
    share = ns["everything"] * 48e3 / 1e7
    printf "At rest it costs %.2f times what it costs without guards; at most %s is allowed.\n", rest, most
    printf "Everything takes %.1f %% of a core; at most %s %% is allowed.\n", share, half
    exit rest > most || share > half
  }' "$work/rows"

#!/usr/bin/env bash
# The amplifier model costs at most 1.5 times what the same algorithm costs in C: one stereo mix at
# 48 kHz, 8 times oversampled, rail and current limit, a reactive headphone, blocks of 64 frames.
# Both run in turn, three times each, and their quickest 20 ms count; both must give the same
# samples. Prints what the other modes cost beside it. Needs a build (`mvn verify`) and a C compiler
# (Debian's package is gcc).
set -euo pipefail

most=1.5 seconds=40

engine=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
classes=$engine/target/classes
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
[[ -d $classes ]] || {
  echo "amp.sh: $classes is missing: run mvn verify first" >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cc -std=gnu11 -O3 -march=native -o "$work/amp" "$engine/bench/amp.c" -lm
# Without -Xlint: the annotations that the classes name are not needed here.
"$javac" -Xlint:none -d "$work" -cp "$classes" "$engine/bench/AmpBench.java"

# Prints nanoseconds per frame and the last samples. $1: what runs, $2: how many of it.
java_line() {
  "$java" -Xmx256m -XX:+UseSerialGC -cp "$classes:$work" AmpBench "$1" "$seconds" ${2:+"$2"}
}

for _ in 1 2 3; do
  "$work/amp" "$seconds" >>"$work/c"
  java_line circuit >>"$work/java"
done
[[ $(cut -d ' ' -f 2- "$work/c" "$work/java" | sort -u | wc -l) == 1 ]] || {
  echo "amp.sh: Java and C do not give the same samples:" >&2
  cat "$work/c" "$work/java" >&2
  exit 1
}
c=$(sort -g "$work/c" | head -1 | cut -d ' ' -f 1)
ours=$(sort -g "$work/java" | head -1 | cut -d ' ' -f 1)

# One row. $1: what, $2: nanoseconds per frame.
row() {
  awk -v what="$1" -v ns="$2" 'BEGIN { printf "| %s | %.0f | %.2f %% |\n", what, ns, ns * 48e3 / 1e7 }'
}

echo "| Stereo, 48 kHz | ns a frame | of one core |"
echo "|---|---|---|"
row "circuit in C, \`gcc -O3 -march=native\`" "$c"
row "circuit in Java" "$ours"
row "audible, with converter and noise" "$(java_line audible)"
row "audible, common return" "$(java_line ground)"
row "audible, resistive headphone" "$(java_line resistive)"
row "audible, resistive and no limits" "$(java_line linear)"
row "meter" "$(java_line meter)"
for count in 2 4 8 16; do
  row "audible, $count mixes" "$(java_line mixes "$count")"
done
for count in 2 3 4 6; do
  row "audible, $count different headphones on one output" "$(java_line headphones "$count")"
done

awk -v ours="$ours" -v c="$c" -v most="$most" 'BEGIN {
  printf "Java costs %.2f times what C does; at most %s is allowed.\n", ours / c, most
  exit ours > most * c
}'

#!/usr/bin/env bash
# How far `cuebus measure` is from ngspice (Debian's package ngspice) in every circuit of
# NgspiceTest, as a table: the largest difference in dB or degrees, and what is allowed. Fails if
# one is larger, or if this ngspice does not find the committed numbers. With --write it makes the
# committed numbers anew instead.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
committed=$home/host-sim/src/test/resources/cuebus/host/measure/ngspice.csv
command -v ngspice >/dev/null || {
  echo "ngspice.sh: ngspice is missing: install the Debian package ngspice" >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# $1: the property that names a file, $2: the file.
run() {
  mvn -q -f "$home/pom.xml" -pl host-sim -am test -Dtest=NgspiceTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true "-Dcuebus.ngspice.$1=$2"
}

case ${1-} in
  --write)
    run write "$work/ngspice.csv"
    mv "$work/ngspice.csv" "$committed"
    printf '%d numbers in %s\n' "$(wc -l <"$committed")" "$committed"
    ;;
  '')
    status=0
    run table "$work/table" || status=$?
    printf 'Largest difference of each kind, and what is allowed (THD and harmonics, levels: dB; phase: degrees)\n'
    cat "$work/table"
    exit "$status"
    ;;
  *)
    echo "ngspice.sh $1: nothing or --write is allowed" >&2
    exit 2
    ;;
esac

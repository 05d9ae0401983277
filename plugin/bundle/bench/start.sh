#!/usr/bin/env bash
# How long a host waits for the plugin: an installed copy (`cuebus install`), a host in C, ten
# processes for each format. The first instance of a process is to take at most 250 ms, a further one
# at most 5 ms. Prints medians, and beside them a VM that only starts. The CPU time tells more than
# the wall time where the machine has other work, and is the sum over all threads. Needs a C compiler
# (Debian's package is gcc) and jni.h of a JDK 25.
#
#   start.sh [RUNS]
set -euo pipefail

bundle=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cuebus=$bundle/../../cuebus
runs=${1:-10}
further=5 # instances after the first
most_first=250
most_next=5
jdk=${CUEBUS_JAVA_HOME:-${JAVA_HOME:-}}
[[ -r $jdk/include/jni.h ]] || {
  echo "start.sh: there is no include/jni.h in \"$jdk\": set JAVA_HOME to a JDK 25" >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cuebus" install --dir "$work" >/dev/null
native=$bundle/src/test/native
cc -std=c11 -O2 -I"$native" -I"$jdk/include" -I"$jdk/include/linux" -o "$work/start" \
  "$bundle/bench/start.c" "$native/rack.c" "$native/effect.c" -ldl -lm
# Nothing of the caller's may get in.
unset CUEBUS_JVM_OPTIONS CUEBUS_JAVA_HOME CUEBUS_LIB

names=("VM alone" "VST 2.4" LV2 CLAP)
slots=(
  "vm:$work/lib/cuebus/runtime/lib/server/libjvm.so"
  "$work/vst/cuebus-16x8.so"
  "$work/lv2/cuebus.lv2/cuebus.so#16x8"
  "$work/clap/cuebus.clap#16x8"
)
# The first round only warms the disk. Formats take turns, so that a busy moment hits all.
for ((run = 0; run <= runs; run++)); do
  for i in "${!slots[@]}"; do
    "$work/start" "$further" "${slots[i]}" >>"$work/$i.$((run == 0 ? 0 : 1))"
  done
done

# $1: file; $2: column. The median.
median() {
  cut -d' ' -f"$2" "$1" | sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

printf 'median of %d runs, ms (CPU)   first: open  to first block   next: open\n' "$runs"
holds=true
for i in "${!slots[@]}"; do
  file=$work/$i.1
  read -r open open_cpu block block_cpu next next_cpu < <(
    for column in 1 2 3 4 5 6; do median "$file" "$column"; done | xargs
  )
  printf '%-26s %5.0f (%3.0f) %7.0f (%3.0f) %6.2f (%4.2f)\n' \
    "${names[i]}" "$open" "$open_cpu" "$block" "$block_cpu" "$next" "$next_cpu"
  awk -v a="$open" -v b="$next" -v A=$most_first -v B=$most_next 'BEGIN { exit !(a <= A && b <= B) }' ||
    holds=false
done
$holds

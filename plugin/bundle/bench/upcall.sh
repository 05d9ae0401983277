#!/usr/bin/env bash
# The way through the native library, in each of its three formats, costs at most 1.0 µs a block of
# 16x8 channels and 64 frames over the engine called from Java, and allocates nothing. Prints plain C
# beside it. Needs a build (`mvn verify`) and a C compiler (Debian's package is gcc).
set -euo pipefail

bundle=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
library=$bundle/target/native/cuebus.so
libs=$bundle/target/jvst # the plugin's jar and those it needs
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for needed in "$library" "$libs"; do
  [[ -e $needed ]] || {
    echo "upcall.sh: $needed is missing: run mvn verify first" >&2
    exit 1
  }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/lib/cuebus/jars" "$work/vst"
cp "$libs"/*.jar "$work/lib/cuebus/jars"
cp "$library" "$work/vst/cuebus-16x8.so"
cc -std=c11 -O3 -shared -fPIC -o "$work/mix.so" "$bundle/bench/mix.c" -lm

"$java" --enable-native-access=ALL-UNNAMED -XX:+UseZGC -Xmx256m -cp "$libs/*" \
  "$bundle/bench/UpcallBench.java" "$work/vst/cuebus-16x8.so" "$work/mix.so"

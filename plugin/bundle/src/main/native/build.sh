#!/bin/sh
# Compiles the C entry. Maven runs it: build.sh SOURCES CLASSES OUT JDK. Writes the id of this build
# for Java (CLASSES/cuebus/boot/build-id) and, where there is a C compiler, OUT/cuebus.so.
set -eu

sources=$1
classes=$2
out=$3
jdk=$4

leave_out() {
  printf 'The DAW bundles (VST 2.4, LV2, CLAP) are left out: %s\n' "$1" >&2
  exit 0
}

# A library of an earlier build would be refused by these classes.
rm -f "$out/cuebus.so"
case $(uname -sm) in
  "Linux x86_64" | "Linux aarch64") ;;
  *) leave_out "they are made on Linux, and this is $(uname -sm)." ;;
esac
cc=${CC:-cc}
command -v "$cc" >/dev/null 2>&1 ||
  leave_out "there is no C compiler \`$cc\`; Debian's packages are gcc and libc6-dev."
[ -r "$jdk/include/jni.h" ] || leave_out "there is no include/jni.h in $jdk, which is not a whole JDK."

# The same sources always give the same id; any change gives another.
id=$(cd "$sources/../../../.." && find bundle/src/main engine/src/main ../presets ../pom.xml \
  -type f -not -path '*/target/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16)
mkdir -p "$classes/cuebus/boot" "$out"
printf %s "$id" >"$classes/cuebus/boot/build-id"

# Never unloaded (nodelete): the VM keeps pointers into it. All its symbols are bound at once, for a
# lookup must not happen on the audio thread.
"$cc" -std=c11 -O2 -g0 -fPIC -shared -fvisibility=hidden -Wall -Wextra -Wpedantic -Wshadow -Werror \
  -DCUEBUS_BUILD_ID="\"$id\"" -I"$jdk/include" -I"$jdk/include/linux" \
  -Wl,-z,nodelete -Wl,-z,now -Wl,-z,defs \
  -o "$out/cuebus.so" "$sources"/*.c -ldl -lpthread

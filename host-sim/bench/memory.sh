#!/usr/bin/env bash
# Memory does not grow with length: renders 1 minute and 60 minutes of 16 channels into four 16-bit
# mixes. Both must stay below 300 MB resident and within 20 MB of each other. Needs GNU time
# (Debian's package is time) and 3 GB in $TMPDIR.
set -euo pipefail

most=300 apart=20 # MB
rate=48000 channels=16

cuebus=$(dirname "${BASH_SOURCE[0]}")/../../cuebus
[[ -x /usr/bin/time ]] || {
  echo "memory.sh: /usr/bin/time is missing: install the Debian package time" >&2
  exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A number in little-endian bytes. $1: the number, $2: how many bytes.
le() {
  local i
  for ((i = 0; i < $2; i++)); do
    printf '%b' "\\x$(printf '%02x' $(($1 >> 8 * i & 255)))"
  done
}

# A stem of 16-bit silence which takes no room on the disk. 60 minutes are beyond what RIFF can
# say, hence RF64. $1: the file, $2: its length in minutes.
stem() {
  local frame=$((2 * channels))
  local frames=$((60 * rate * $2))
  local data=$((frames * frame))
  {
    printf RF64 && le $((0xffffffff)) 4 && printf WAVE
    printf ds64 && le 28 4 && le $((data + 72)) 8 && le $data 8 && le $frames 8 && le 0 4
    printf 'fmt ' && le 16 4 && le 1 2 && le $channels 2 && le $rate 4
    le $((rate * frame)) 4 && le $frame 2 && le 16 2
    printf data && le $((0xffffffff)) 4
  } >"$1"
  truncate -s $((80 + data)) "$1"
}

# Every source in every mix.
session() {
  local c m sends='' sources='' mixes=''
  for ((c = 1; c <= channels; c++)); do
    sources+="${sources:+, }{\"id\": \"s$c\", \"file\": \"in.wav\", \"channels\": [$c]}"
    sends+="${sends:+, }\"s$c\": {\"levelDb\": -12}"
  done
  for m in 1 2 3 4; do
    mixes+="${mixes:+, }{\"id\": \"m$m\", \"sends\": {$sends}}"
  done
  printf '{"cuebus-session": 1, "name": "Memory", "sources": [%s], "mixes": [%s]}\n' \
    "$sources" "$mixes"
}

# Prints the most MB that a render of so many minutes had resident.
resident() {
  stem "$work/in.wav" "$1"
  /usr/bin/time -v -o "$work/time" \
    "$cuebus" render "$work/session.json" --bits 16 --out "$work/out" >/dev/null
  rm -r "$work/in.wav" "$work/out"
  awk -F': ' '/Maximum resident set size/ { print int($2 / 1024) }' "$work/time"
}

session >"$work/session.json"
"$cuebus" --version >/dev/null # builds, if need be
short=$(resident 1)
long=$(resident 60)
printf '16 channels into four mixes, most memory resident:\n'
printf '   1 minute   %4d MB\n  60 minutes  %4d MB\n' "$short" "$long"
printf 'allowed: below %d MB each, within %d MB of each other\n' "$most" "$apart"
((short < most && long < most && long - short <= apart && short - long <= apart))

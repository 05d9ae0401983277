#!/usr/bin/env bash
# Validates other people's plugins: those of Debian's mda-lv2, x42-plugins, dpf-plugins-vst and
# dpf-plugins-lv2. Claims that the validator itself gets through all of them: a plugin may crash or
# hang, the validator may not.
#
#   validate-others.sh          a few of each package, in a few checks
#   validate-others.sh --all [PACKAGE…]
#                               all plugins and checks; prints the findings of docs/validation.md,
#                               which takes an hour
set -euo pipefail

cuebus=$(dirname "${BASH_SOURCE[0]}")/../../cuebus
packages=(mda-lv2 x42-plugins dpf-plugins-vst dpf-plugins-lv2)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints the plugin files of a package: VST 2.4 libraries and LV2 bundles with a binary.
files_of() {
  dpkg -L "$1" | grep -E '^/usr/lib/vst/.*\.so$' || :
  dpkg -L "$1" | grep -E '^/usr/lib/lv2/[^/]*\.lv2/manifest\.ttl$' || :
}

# $1: package; $2: plugin file; then options. Appends what the validator says to the package's log.
validate() {
  local log=$work/$1.log file=$2 code=0
  "$cuebus" validate "$file" "${@:3}" >>"$log" 2>"$work/errors" || code=$?
  if ((code > 1)) || grep -q 'fault in Cuebus' "$work/errors"; then
    printf 'The validator failed with exit code %d on %s:\n' "$code" "$file" >&2
    cat "$work/errors" >&2
    exit 1
  fi
  # What crashes while it is loaded has no list of plugins.
  if [[ -s $work/errors ]]; then
    printf '%s, version ?, seed 1\n  failed  scan: %s\n' \
      "$(basename "$file")" "$(tail -1 "$work/errors")" >>"$log"
  fi
}

# Turns a log into the rows of a table, one for each plugin with findings.
rows() {
  awk '
    function row() { if (name != "" && found != "") printf "| %s | %s |\n", name, found }
    /^[^ ]/ { row(); name = $0; sub(/, version .*/, "", name); found = "" }
    /^  (failed|warned) / {
      finding = $0
      sub(/^  /, "", finding)
      verdict = finding; sub(/ .*/, "", verdict)
      sub(/^[a-z]+ +/, "", finding)
      check = finding; sub(/:.*/, "", check)
      sub(/^[^:]*: /, "", finding)
      gsub(/\|/, "\\|", finding)
      mark = verdict == "failed" ? "**" check "**" : check
      found = found (found == "" ? "" : "<br>") mark ": " finding
    }
    END { row() }' "$1"
}

for package in "${packages[@]}"; do
  if ! dpkg -s "$package" >/dev/null 2>&1; then
    printf '%s is missing: install the Debian package %s\n' "$0" "$package" >&2
    exit 1
  fi
done

if [[ ${1:-} == --all ]]; then
  if (($# > 1)); then
    packages=("${@:2}")
  fi
else
  few=scan,process-random-blocks,parameter-storm,state-round-trip
  validate mda-lv2 /usr/lib/lv2/mda.lv2#Delay --only $few
  validate x42-plugins /usr/lib/lv2/balance.lv2 --only $few
  validate dpf-plugins-vst /usr/lib/vst/3BandEQ-vst.so --only $few
  validate dpf-plugins-lv2 /usr/lib/lv2/PingPongPan.lv2 --only $few
  cat "$work"/*.log
  exit
fi

for package in "${packages[@]}"; do
  while read -r file; do
    printf '%s %s\n' "$package" "$file" >&2
    validate "$package" "$file"
  done < <(files_of "$package")
done

printf '## Findings of %s\n' "$(date -u +%F)"
for package in "${packages[@]}"; do
  log=$work/$package.log
  printf '\n### %s %s\n\n' "$package" "$(dpkg-query -W -f '${Version}' "$package")"
  printf '%d plugins; %d of %d checks passed, %d warned, %d skipped, %d failed.\n\n' \
    "$(grep -c '^[^ ]' "$log")" "$(grep -c '^  passed' "$log")" "$(grep -c '^  ' "$log")" \
    "$(grep -c '^  warned' "$log")" "$(grep -c '^  skipped' "$log")" \
    "$(grep -c '^  failed' "$log")"
  printf '| Plugin | Findings |\n|---|---|\n'
  rows "$log"
done

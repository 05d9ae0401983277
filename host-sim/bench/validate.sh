#!/usr/bin/env bash
# Validates plugins: our own, installed as a user installs them, and other people's from Debian's
# mda-lv2, x42-plugins, dpf-plugins-vst and dpf-plugins-lv2. Claims that ours have no finding, and
# that the validator gets through all of them: a plugin may crash or hang, the validator may not.
#
#   validate.sh          ours and a few of each package, in a few checks
#   validate.sh --page   ours and all that are listed below, in every check; prints the tables of
#                        docs/validation.md; takes 7 minutes of CPU time
set -euo pipefail

cuebus=$(dirname "${BASH_SOURCE[0]}")/../../cuebus
timeout=30 # seconds a check may take
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Package, plugin, and what it is there for. The bundles of one package share most of their code, so
# one of each kind tells as much as all.
others=(
  'mda-lv2 /usr/lib/lv2/mda.lv2#mda/Delay       feedback'
  'mda-lv2 /usr/lib/lv2/mda.lv2#mda/Leslie      modulation'
  'mda-lv2 /usr/lib/lv2/mda.lv2#mda/Limiter     gain that follows the signal'
  'mda-lv2 /usr/lib/lv2/mda.lv2#mda/Ambience    a reverb'
  'mda-lv2 /usr/lib/lv2/mda.lv2#mda/JX10        an instrument'
  'x42-plugins /usr/lib/lv2/balance.lv2         a delay line that reports latency'
  'x42-plugins /usr/lib/lv2/dpl.lv2#dpl#stereo  a limiter that looks ahead'
  'x42-plugins /usr/lib/lv2/fil4.lv2#fil4#stereo  many parameters'
  'x42-plugins /usr/lib/lv2/fat1.lv2#fat1       audio and MIDI at once'
  'x42-plugins /usr/lib/lv2/matrixmixer.lv2     many channels'
  'x42-plugins /usr/lib/lv2/convo.lv2#Mono      worker, and a state of its own'
  'dpf-plugins-vst /usr/lib/vst/3BandEQ-vst.so      a filter'
  'dpf-plugins-vst /usr/lib/vst/MVerb-vst.so        a reverb'
  'dpf-plugins-vst /usr/lib/vst/MaFreeverb-vst.so   generated code'
  'dpf-plugins-vst /usr/lib/vst/MaPitchshift-vst.so latency'
  'dpf-plugins-vst /usr/lib/vst/Nekobi-vst.so       an instrument'
  'dpf-plugins-lv2 /usr/lib/lv2/MVerb.lv2        the same code as in VST 2.4'
  'dpf-plugins-lv2 /usr/lib/lv2/MaPitchshift.lv2 the same code as in VST 2.4'
  'dpf-plugins-lv2 /usr/lib/lv2/Kars.lv2         an instrument of random sound'
  'dpf-plugins-lv2 /usr/lib/lv2/PingPongPan.lv2  modulation'
)
few=scan,process-random-blocks,parameter-storm,state-round-trip

# $1: name of the log; $2: plugin; then options. Appends what the validator says.
validate() {
  local log=$work/$1.log plugin=$2 code=0
  "$cuebus" validate --timeout "$timeout" "$plugin" "${@:3}" >>"$log" 2>"$work/errors" || code=$?
  if ((code > 1)) || grep -q 'fault in Cuebus' "$work/errors"; then
    printf 'The validator failed with exit code %d on %s:\n' "$code" "$plugin" >&2
    cat "$work/errors" >&2
    exit 1
  fi
  # What crashes while it is loaded has no list of plugins.
  if ((code == 1)) && [[ -s $work/errors ]]; then
    printf '%s, version ?, seed 1\n  failed  scan: %s\n' \
      "$(basename "$plugin")" "$(tail -1 "$work/errors")" >>"$log"
  fi
}

# $1: log. A row of a table for each plugin.
rows() {
  awk '
    function row() {
      if (name != "") printf "| %s | %d of %d | %s |\n", name, passed, done, found == "" ? "–" : found
    }
    /^[^ ]/ { row(); name = $0; sub(/, version .*/, "", name); found = ""; passed = 0; done = 0 }
    /^  / && !/^  skipped / { done++ }
    /^  passed / { passed++ }
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

# $1: title; $2: log.
table() {
  printf '\n### %s\n\n| Plugin | Passed | Findings |\n|---|---|---|\n' "$1"
  rows "$work/$2.log"
}

packages=()
for other in "${others[@]}"; do
  package=${other%% *}
  if ! dpkg -s "$package" >/dev/null 2>&1; then
    printf '%s is missing: install the Debian package %s\n' "$0" "$package" >&2
    exit 1
  fi
  [[ " ${packages[*]} " == *" $package "* ]] || packages+=("$package")
done

only=()
[[ ${1:-} == --page ]] || only=(--only "$few")

"$cuebus" install --dir "$work/ours" >/dev/null
for ours in "$work"/ours/vst/cuebus-*.so "$work/ours/lv2/cuebus.lv2" "$work/ours/clap/cuebus.clap"; do
  printf 'ours %s\n' "${ours#"$work/ours/"}" >&2
  validate ours "$ours" "${only[@]}"
done

seen=
for other in "${others[@]}"; do
  read -r package plugin _ <<<"$other"
  # The first of each package will do for the short run.
  if [[ ${1:-} == --page || $package != "$seen" ]]; then
    printf '%s %s\n' "$package" "$plugin" >&2
    validate "$package" "$plugin" "${only[@]}"
  fi
  seen=$package
done

table "Cuebus" ours
for package in "${packages[@]}"; do
  table "$package $(dpkg-query -W -f '${Version}' "$package")" "$package"
done
if grep -E '^  (failed|warned) ' "$work/ours.log" >&2; then
  printf '%s: our own plugin has findings\n' "$0" >&2
  exit 1
fi

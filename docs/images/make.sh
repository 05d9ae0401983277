#!/bin/sh
# Makes report.png, the picture in README.md (the top of the demo's report), and the pictures of
# what-drives-headphones.md.
set -eu

home=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for comparison in "$home"/presets/comparisons/*.json; do
  id=$(basename "$comparison" .json)
  "$home/cuebus" compare "$id" --out "$work/$id" >/dev/null
  mv "$work/$id/comparison.svg" "$home/docs/images/compare-$id.svg"
done

command -v chromium >/dev/null || {
  echo "make.sh: needs chromium, Debian's package of that name." >&2
  exit 1
}
"$home/cuebus" demo --out "$work/demo"
# README.md shows it 800 wide; twice as many pixels keep the text sharp. --no-sandbox lets root run it.
chromium --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=2 \
  --window-size=800,955 --screenshot="$work/report.png" "file://$work/demo/report.html"
mv "$work/report.png" "$home/docs/images/report.png"

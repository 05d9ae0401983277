#!/bin/sh
# Makes report.png, the picture in README.md: the top of the demo's report.
set -eu

home=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v chromium >/dev/null || {
  echo "make.sh: needs chromium, Debian's package of that name." >&2
  exit 1
}
"$home/cuebus" demo --out "$work/demo"
# README.md shows it 800 wide; twice as many pixels keep the text sharp. --no-sandbox lets root run it.
chromium --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=2 \
  --window-size=800,955 --screenshot="$work/report.png" "file://$work/demo/report.html"
mv "$work/report.png" "$home/docs/images/report.png"

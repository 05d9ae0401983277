#!/usr/bin/env bash
# Prints the aliasing table of docs/amplifier.md: how far below a limited tone its aliases lie, the
# largest line and, in brackets, all of them together. Needs a build (`mvn verify`).
set -euo pipefail

classes=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for needed in "$classes/classes" "$classes/test-classes"; do
  [[ -d $needed ]] || {
    echo "aliasing.sh: $needed is missing: run mvn verify first" >&2
    exit 1
  }
done

"$java" -Xmx256m -cp "$classes/classes:$classes/test-classes" cuebus.amp.Aliasing

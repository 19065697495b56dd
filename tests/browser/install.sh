#!/bin/sh
# Chromium for the browser tests, where none is found.
set -eu

for name in "${ASEANPARSE_CHROMIUM:-chromium}" chromium-browser google-chrome chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
exec sh "$(dirname "$0")/../install.sh" Chromium chromium "ASEANPARSE_CHROMIUM=/path/to/chromium make browser"

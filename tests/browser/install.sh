#!/bin/sh
# Chromium for the browser tests, from Debian's packages, where none is found.
set -eu

for name in "${ASEANPARSE_CHROMIUM:-chromium}" chromium-browser google-chrome chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done

say_how() {
  echo "The browser tests need Chromium. $1" >&2
  echo "Install it and name it: ASEANPARSE_CHROMIUM=/path/to/chromium make browser" >&2
  exit 1
}

command -v apt-get >/dev/null 2>&1 || say_how "There is no apt-get here to install it with."
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  say_how "Installing it takes root: sudo apt-get install chromium"
fi

echo "Installing Chromium from the distribution's packages ..." >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || say_how "apt-get update failed."
$as_root apt-get install -qq -y --no-install-recommends chromium >/dev/null || say_how "apt-get install chromium failed."

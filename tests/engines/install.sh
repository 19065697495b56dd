#!/bin/sh
# A Java runtime for Spark, from Debian's packages, where none is found.
set -eu

if [ -n "${JAVA_HOME:-}" ] || command -v java >/dev/null 2>&1; then exit 0; fi

say_how() {
  echo "The tests with Spark need a Java runtime, 17 or newer. $1" >&2
  echo "Install it and name it: JAVA_HOME=/path/to/java make engines" >&2
  exit 1
}

command -v apt-get >/dev/null 2>&1 || say_how "There is no apt-get here to install it with."
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  say_how "Installing it takes root: sudo apt-get install default-jre-headless"
fi

echo "Installing a Java runtime from the distribution's packages ..." >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || say_how "apt-get update failed."
$as_root apt-get install -qq -y --no-install-recommends default-jre-headless >/dev/null ||
  say_how "apt-get install default-jre-headless failed."

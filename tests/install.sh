#!/bin/sh
# Debian's package for what a suite needs. Arguments: what it is, the package, and how to name one that is there already.
set -eu

what=$1 package=$2 named=$3

say_how() {
  echo "These tests need $what. $1" >&2
  echo "Install it and name it: $named" >&2
  exit 1
}

command -v apt-get >/dev/null 2>&1 || say_how "There is no apt-get here to install it with."
if [ "$(id -u)" = 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo -n"
else
  say_how "Installing it takes root: sudo apt-get install $package"
fi

echo "Installing $what from the distribution's packages ..." >&2
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || say_how "apt-get update failed."
$as_root apt-get install -qq -y --no-install-recommends "$package" >/dev/null || say_how "apt-get install $package failed."

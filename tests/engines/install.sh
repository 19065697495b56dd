#!/bin/sh
# A Java runtime for Spark, where none is found.
set -eu

if [ -n "${JAVA_HOME:-}" ] || command -v java >/dev/null 2>&1; then exit 0; fi
exec sh "$(dirname "$0")/../install.sh" "a Java runtime, 17 or newer" default-jre-headless "JAVA_HOME=/path/to/java make engines"

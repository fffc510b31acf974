#!/usr/bin/env bash
# The application in Equinox: its launcher reads the list of bundles from a file.
set -eu
cd "$(dirname "$0")"
configuration=${1:-$PWD/configuration.json}
cp target/example-greeting.jar target/bundle/
mkdir -p target/equinox
{
  printf 'osgi.bundles='
  for jar in "$PWD"/target/bundle/*.jar; do printf 'file:%s@start,' "$jar"; done
  printf '\neclipse.ignoreApp=true\nosgi.noShutdown=true\n'
} >target/equinox/config.ini
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
  -Dconfigurator.initial="file:$configuration" \
  -jar target/equinox.jar -configuration target/equinox -clean

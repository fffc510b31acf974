#!/usr/bin/env bash
# The application in Felix: its launcher installs and starts what lies in a folder.
set -eu
cd "$(dirname "$0")"
configuration=${1:-$PWD/configuration.json}
cp target/example-greeting.jar target/bundle/
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
  -Dfelix.auto.deploy.action=install,start \
  -Dfelix.auto.deploy.dir=target/bundle \
  -Dorg.osgi.framework.storage=target/felix \
  -Dorg.osgi.framework.storage.clean=onFirstInit \
  -Dconfigurator.initial="file:$configuration" \
  -jar target/felix.jar

#!/usr/bin/env bash
# A program with a small Java of its own: the modules it needs and no others.
# Arguments: the folder to make, and a Java file without a package.
set -eu
modules=launcher/target/jackfield/lib
java=${JAVA_HOME:+$JAVA_HOME/bin/}
image=$1
program=$2
name=$(basename "$program" .java)
"${java}jlink" --module-path $modules \
  --add-modules io.jackfield.platform,io.jackfield.server,io.jackfield.client,io.jackfield.agent \
  --add-modules io.jackfield.parser.strict,io.jackfield.transport.nio \
  --strip-debug --no-header-files --no-man-pages --output "$image"
"${java}javac" -d "$image/program" --module-path $modules --add-modules io.jackfield.api "$program"
printf '#!/bin/sh\nhere=$(dirname "$0")\nexec "$here/java" -cp "$here/../program" %s "$@"\n' "$name" >"$image/bin/$name"
chmod +x "$image/bin/$name"

#!/bin/sh
# Makes the class archives for the Java that is found: one for the lab and one for the stand-in, each by a training run.
# Packaging calls it; call it again for another Java. Everything runs without the archives too, only slower to start.
set -eu
ARANGOLAB_HOME=$(cd "$(dirname "$0")/.." && pwd -P)
. "$ARANGOLAB_HOME/lib/java.sh"
find_java
export JAVA_HOME="${JAVA%/bin/java}"
mkdir -p "$ARANGOLAB_HOME/lib/cds"
# Those of other Javas that were made for another program would only be complained about.
program=$(cd "$ARANGOLAB_HOME/lib" && cksum ./*.jar)
made_for=$ARANGOLAB_HOME/lib/cds/made-for
if [ ! -r "$made_for" ] || [ "$(cat "$made_for")" != "$program" ]; then
    rm -f "$ARANGOLAB_HOME"/lib/cds/*.jsa
    echo "$program" > "$made_for"
fi

# What scripts have on their class path, compiled once instead of at each use.
rm -rf "$ARANGOLAB_HOME/lib/stdlib"
"$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$ARANGOLAB_HOME/lib/*" org.codehaus.groovy.tools.FileSystemCompiler \
    -d "$ARANGOLAB_HOME/lib/stdlib" "$ARANGOLAB_HOME"/stdlib/*.groovy

# The stand-in first: the lab's training run uses it.
"$ARANGOLAB_HOME/lib/standin/make-cds.sh"

archive=$ARANGOLAB_HOME/lib/cds/arangolab-$JAVA_RELEASE.jsa
rm -f "$archive"
ARANGOLAB_JAVA_OPTS="-XX:ArchiveClassesAtExit=$archive" \
    "$ARANGOLAB_HOME/bin/arangolab" --stand-in run --keep never "$ARANGOLAB_HOME/lib/training.groovy" >/dev/null
# Newer than every source: scripts/arangolab compares.
touch "$ARANGOLAB_HOME/.built"

#!/bin/sh
# Makes the class archive that lets the stand-in start fast, for the Java that is found: a server starts, answers a few
# requests and stops. Run again for another Java; the launcher takes the archive that fits, or none.
set -eu
ARANGOLAB_HOME=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$ARANGOLAB_HOME/lib/java.sh"
. "$ARANGOLAB_HOME/lib/standin/jvm.sh"
find_java

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
archive=$ARANGOLAB_HOME/lib/cds/arangod-$JAVA_RELEASE.jsa
mkdir -p "${archive%/*}"
# shellcheck disable=SC2086
"$JAVA" $JVM_OPTIONS -XX:ArchiveClassesAtExit="$work/archive" -cp "$ARANGOLAB_HOME/lib/arangolab.jar" \
    org.arangolab.standin.ArangodMain --arangolab.train "$work/data" > "$work/out" 2>&1 || {
    cat "$work/out" "$work/data.log" >&2
    exit 1
}
# In one step: servers that start meanwhile see the old archive or the new one.
mv "$work/archive" "$archive.new"
mv "$archive.new" "$archive"

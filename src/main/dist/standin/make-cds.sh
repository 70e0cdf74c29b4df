#!/bin/sh
# Makes the class archives that let the stand-in and its client tools start fast, for the Java that is found: a server
# starts, answers a few requests and stops; then another, which the tools visit. Run again for another Java; the launcher takes the archive that fits, or none.
set -eu
ARANGOLAB_HOME=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$ARANGOLAB_HOME/lib/java.sh"
. "$ARANGOLAB_HOME/lib/standin/jvm.sh"
find_java

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$ARANGOLAB_HOME/lib/cds"

# train NAME OPTIONS CLASS ARGUMENTS...: in one step, so that who starts meanwhile sees the old archive or the new one.
train() {
    archive=$ARANGOLAB_HOME/lib/cds/$1-$JAVA_RELEASE.jsa
    options=$2
    shift 2
    # shellcheck disable=SC2086
    "$JAVA" $options -XX:ArchiveClassesAtExit="$work/archive" -cp "$ARANGOLAB_HOME/lib/arangolab.jar" "$@" \
        > "$work/out" 2>&1 || {
        cat "$work/out" "$work"/*.log >&2
        exit 1
    }
    mv "$work/archive" "$archive.new"
    mv "$archive.new" "$archive"
}

train arangod "$JVM_OPTIONS" org.arangolab.standin.ArangodMain --arangolab.train "$work/data"
train tools "$TOOL_JVM_OPTIONS" org.arangolab.standin.ToolTraining "$work/tools"

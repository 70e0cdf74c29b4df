# Sourced by the launchers of the client tools, whose name is the tool: replaces the shell by Java.
# ARANGOLAB_STANDIN_JAVA_OPTS: further options for Java; they win.
ARANGOLAB_HOME=${here%/lib/standin/bin}
. "$ARANGOLAB_HOME/lib/java.sh"
. "$ARANGOLAB_HOME/lib/standin/jvm.sh"

find_java || exit 5
class_archive tools
MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX-1}
export MALLOC_ARENA_MAX
# shellcheck disable=SC2086
exec "$JAVA" $CLASS_ARCHIVE $TOOL_JVM_OPTIONS $ARANGOLAB_STANDIN_JAVA_OPTS \
    "-Darangolab.standin.etc=$ARANGOLAB_HOME/lib/standin/etc/arangodb3" \
    -cp "$ARANGOLAB_HOME/lib/arangolab.jar" org.arangolab.standin.tools.ToolMain "${self##*/}" "$@"

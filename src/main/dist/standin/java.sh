# Sourced by the launchers of the stand-in: finds a Java, the jar, and this Java's class-data archive.
# Sets: java, jar, archive, flags. Forks nothing where it can.

standin_lib=$1

if [ -n "$JAVA_HOME" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    standin_home=$JAVA_HOME
else
    java=$(command -v java) || {
        echo "arangod (stand-in): no Java found; set JAVA_HOME or put java (17 or newer) on the PATH" >&2
        exit 5
    }
    java=$(readlink -f "$java")
    standin_home=${java%/bin/java}
fi
java=$standin_home/bin/java

for jar in "$standin_lib"/arangolab-[0-9]*.jar; do :; done

# The key of an archive: vendor and full version, blanks as underscores.
standin_vendor=unknown
standin_version=unknown
if [ -r "$standin_home/release" ]; then
    while IFS='=' read -r standin_name standin_value; do
        standin_value=${standin_value#\"}
        standin_value=${standin_value%\"}
        case $standin_name in
            IMPLEMENTOR) standin_vendor=$standin_value ;;
            JAVA_RUNTIME_VERSION) standin_version=$standin_value ;;
        esac
    done < "$standin_home/release"
fi
standin_key=
for standin_word in $standin_vendor $standin_version; do
    standin_key=$standin_key${standin_key:+_}$standin_word
done
archive=$standin_lib/cds/arangod-$standin_key.jsa

# Both the archive's training run and its users need the same of these. No log of the virtual machine may
# get between the server's lines; a fatal signal ends the process by a signal without a report.
flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Xlog:disable
-Xms16m -Xmx256m -Xss512k -XX:ReservedCodeCacheSize=32m -XX:+SuppressFatalErrorMessage
-XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput"

# Sourced by the launchers, which set ARANGOLAB_HOME: finds a Java and the class archive that was made for it.

# The feature version of a Java, 17 for "17.0.15"; 0 when it does not start.
java_feature() {
    version=$("$1" -XshowSettings:none -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    echo "${version:-0}"
}

# Sets JAVA and JAVA_RELEASE: JAVA_HOME, then PATH. The file `release` tells the version without starting a JVM.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        JAVA=$JAVA_HOME/bin/java
        origin="JAVA_HOME=$JAVA_HOME"
        if [ ! -x "$JAVA" ]; then
            echo "arangolab: $origin holds no bin/java; point JAVA_HOME to a JDK 17 or newer, or unset it" >&2
            return 1
        fi
    else
        JAVA=$(command -v java || true)
        origin="PATH"
        if [ -z "$JAVA" ]; then
            echo "arangolab: no Java found: neither JAVA_HOME nor PATH has one; install a JDK 17 or newer" >&2
            return 1
        fi
    fi
    real=$(readlink -f "$JAVA")
    release=${real%/bin/java}/release
    feature=
    JAVA_RELEASE=
    if [ -r "$release" ]; then
        while IFS='=' read -r key value; do
            value=${value#\"}
            value=${value%\"}
            case $key in
                JAVA_VERSION) feature=${value%%.*} ;;
                JAVA_RUNTIME_VERSION) JAVA_RELEASE=$value$JAVA_RELEASE ;;
                IMPLEMENTOR) JAVA_RELEASE=$JAVA_RELEASE-$value ;;
            esac
        done < "$release"
        feature=${feature%%[!0-9]*}
    fi
    [ -n "$feature" ] || feature=$(java_feature "$JAVA")
    if [ "$feature" -lt 17 ]; then
        echo "arangolab: $JAVA (from $origin) is Java $feature; arangolab needs 17 or newer" >&2
        return 1
    fi
    # A file name: what is odd in one becomes an underscore.
    JAVA_RELEASE=${JAVA_RELEASE:-$feature}
    case $JAVA_RELEASE in
        *[!A-Za-z0-9.+-]*) JAVA_RELEASE=$(printf '%s' "$JAVA_RELEASE" | tr -c 'A-Za-z0-9.+-' '_') ;;
    esac
}

# Sets CLASS_ARCHIVE to the option that names the archive of a program for this Java; empty when there is none.
class_archive() {
    archive=$ARANGOLAB_HOME/lib/cds/$1-$JAVA_RELEASE.jsa
    if [ -r "$archive" ]; then
        CLASS_ARCHIVE=-XX:SharedArchiveFile=$archive
    else
        CLASS_ARCHIVE=
    fi
}

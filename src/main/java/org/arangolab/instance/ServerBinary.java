package org.arangolab.instance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An {@code arangod} to start.
 *
 * @param arangod the executable, absolute
 * @param standIn whether it is the built-in stand-in
 * @param origin  why this one was chosen, for messages: {@code PATH}, {@code --arangodb}
 */
public record ServerBinary(Path arangod, boolean standIn, String origin) {
    /**
     * The JavaScript directory beside it, for a binary that is run from a build tree or an unpacked archive and would
     * look in the place it was compiled for. Empty when there is none, as for installed packages and from 4.0 on.
     */
    public Optional<Path> javascriptDirectory() {
        Path bin = arangod.getParent();
        return Stream.of("../share/arangodb3/js", "../js", "../../js", "../../share/arangodb3/js")
                .map(relative -> bin.resolve(relative).normalize())
                .filter(js -> Files.exists(js.resolve("server/server.js")))
                .findFirst();
    }

    /** {@code /usr/sbin/arangod (from PATH)}. */
    @Override
    public String toString() {
        return arangod + " (" + (standIn ? "the built-in stand-in, " : "") + origin + ")";
    }
}

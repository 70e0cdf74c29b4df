package org.arangolab.instance;

import java.nio.file.Path;

/**
 * An {@code arangod} to start.
 *
 * @param arangod the executable, absolute
 * @param standIn whether it is the built-in stand-in
 * @param origin  why this one was chosen, for messages: {@code PATH}, {@code --arangodb}
 */
public record ServerBinary(Path arangod, boolean standIn, String origin) {
    /** {@code /usr/sbin/arangod (from PATH)}. */
    @Override
    public String toString() {
        return arangod + " (" + (standIn ? "the built-in stand-in, " : "") + origin + ")";
    }
}

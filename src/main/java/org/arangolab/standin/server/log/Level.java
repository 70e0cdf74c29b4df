package org.arangolab.standin.server.log;

import java.util.Locale;
import java.util.Optional;

/** How important a log line is. */
public enum Level {
    FATAL, ERROR, WARNING, INFO, DEBUG, TRACE;

    /** The level a user means, whatever the case; {@code warn} and {@code err} are understood. */
    public static Optional<Level> of(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        return switch (word) {
            case "WARN" -> Optional.of(WARNING);
            case "ERR" -> Optional.of(ERROR);
            case "FATAL", "ERROR", "WARNING", "INFO", "DEBUG", "TRACE" -> Optional.of(valueOf(word));
            default -> Optional.empty();
        };
    }

    /** Whether a line of this level appears where lines up to {@code threshold} do. */
    public boolean within(Level threshold) {
        return ordinal() <= threshold.ordinal();
    }
}

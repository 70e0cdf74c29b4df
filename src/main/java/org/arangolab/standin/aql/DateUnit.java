package org.arangolab.standin.aql;

import java.util.Locale;
import java.util.Optional;

/** A unit of time by its names, {@code years}, {@code year}, {@code y}; minutes have the i, milliseconds the f. */
enum DateUnit {
    MILLISECOND('f', 1),
    SECOND('s', 1000),
    MINUTE('i', 60_000),
    HOUR('h', 3_600_000),
    DAY('d', 86_400_000),
    WEEK('w', 604_800_000),
    MONTH('m', 31_556_952_000.0 / 12),
    YEAR('y', 31_556_952_000.0);

    private final char letter;
    private final double millis;

    DateUnit(char letter, double millis) {
        this.letter = letter;
        this.millis = millis;
    }

    static Optional<DateUnit> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (DateUnit unit : values()) {
            String word = unit.name().toLowerCase(Locale.ROOT);
            if (lower.equals(word) || lower.equals(word + "s") || lower.equals(String.valueOf(unit.letter))) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** How long it is in milliseconds; a year has 365.2425 days on average. */
    double millis() {
        return millis;
    }
}

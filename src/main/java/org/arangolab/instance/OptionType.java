package org.arangolab.instance;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What values an option of the server takes. Source of the names: facts/server.md 1.3. */
enum OptionType {
    BOOLEAN, SIGNED, UNSIGNED, NUMBER, TEXT;

    private static final Set<String> BOOLEANS = Set.of("true", "false", "on", "off", "1", "0", "yes", "no");
    /** Integers may carry a unit: arangod takes {@code 64MB}, {@code 2GiB}, {@code 50%}. */
    private static final Pattern INTEGER = Pattern.compile("(-?\\d+)\\s*([kmgt]i?b?|b|%)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?",
            Pattern.CASE_INSENSITIVE);

    /** From the word in the server's own list, without the dots of a repeatable option. */
    static OptionType of(String word) {
        return switch (word.replace("...", "").toLowerCase(Locale.ROOT)) {
            case "boolean" -> BOOLEAN;
            case "int16", "int32", "int64" -> SIGNED;
            case "uint16", "uint32", "uint64" -> UNSIGNED;
            case "double" -> NUMBER;
            default -> TEXT;
        };
    }

    /** What is wrong with a value; empty when nothing is. */
    Optional<String> objection(String value) {
        return switch (this) {
            case BOOLEAN -> objection(BOOLEANS.contains(value.toLowerCase(Locale.ROOT)), "true or false", value);
            case SIGNED -> objection(INTEGER.matcher(value).matches(), "an integer", value);
            case UNSIGNED -> objection(INTEGER.matcher(value).matches() && !negative(value),
                    "an integer that is not negative", value);
            case NUMBER -> objection(DECIMAL.matcher(value).matches(), "a number", value);
            case TEXT -> Optional.empty();
        };
    }

    private static Optional<String> objection(boolean fits, String expected, String value) {
        return fits ? Optional.empty() : Optional.of("expected " + expected + ", not '" + value + "'");
    }

    private static boolean negative(String value) {
        return value.startsWith("-") && !new BigInteger(value.replaceAll("[^0-9]", "")).equals(BigInteger.ZERO);
    }
}

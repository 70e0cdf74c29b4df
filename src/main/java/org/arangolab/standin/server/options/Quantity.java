package org.arangolab.standin.server.options;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;

/** Whole numbers as arangod reads them: digits with an optional unit, {@code 64MiB}, {@code 2gb}. */
final class Quantity {
    private static final Map<String, BigInteger> UNITS = Map.of(
            "", BigInteger.ONE,
            "kb", BigInteger.TEN.pow(3), "mb", BigInteger.TEN.pow(6),
            "gb", BigInteger.TEN.pow(9), "tb", BigInteger.TEN.pow(12),
            "kib", BigInteger.TWO.pow(10), "mib", BigInteger.TWO.pow(20),
            "gib", BigInteger.TWO.pow(30), "tib", BigInteger.TWO.pow(40));
    private static final Map<String, String> SHORT = Map.of("k", "kb", "m", "mb", "g", "gb", "t", "tb", "b", "");

    private Quantity() {
    }

    /**
     * The number.
     *
     * @throws NumberFormatException when the text is none
     */
    static BigInteger parse(String text) {
        int end = text.length();
        while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        String unit = text.substring(end).toLowerCase(Locale.ROOT);
        BigInteger factor = UNITS.get(SHORT.getOrDefault(unit, unit));
        if (factor == null) {
            throw new NumberFormatException("unknown unit '" + unit + "'");
        }
        return new BigInteger(text.substring(0, end).trim()).multiply(factor);
    }
}

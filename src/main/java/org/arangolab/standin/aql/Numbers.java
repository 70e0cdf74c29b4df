package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;

/**
 * AQL's numbers. Arithmetic is done in double precision, as ArangoDB does; a result without a fraction and below 2^53
 * is an integer, so that {@code 5 / 2} is {@code 2.5} and {@code 4 / 2} is {@code 2}.
 */
final class Numbers {
    private static final double EXACT = 9007199254740992.0;

    private Numbers() {
    }

    /** A number; null for what JSON cannot say (infinite, not a number). */
    static JsonNode of(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            return LongNode.valueOf((long) value);
        }
        return Double.isFinite(value) ? DoubleNode.valueOf(value) : Values.NULL;
    }

    /** An integer. */
    static JsonNode of(long value) {
        return LongNode.valueOf(value);
    }

    /** The number that any value is taken for in arithmetic; 0 when it is none. */
    static double toDouble(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.doubleValue();
            case BOOLEAN -> value.booleanValue() ? 1 : 0;
            case STRING -> parse(value.textValue());
            case ARRAY -> value.size() == 1 ? toDouble(value.get(0)) : 0;
            default -> 0;
        };
    }

    /** The integer that any value is taken for as an index or a count; fractions are cut off. */
    static long toLong(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? value.longValue() : (long) value.doubleValue();
            case BOOLEAN -> value.booleanValue() ? 1 : 0;
            case STRING -> leadingInteger(value.textValue());
            case ARRAY -> value.size() == 1 ? toLong(value.get(0)) : 0;
            default -> 0;
        };
    }

    private static double parse(String text) {
        String number = text.strip();
        if (!isPlain(number)) {
            return 0;
        }
        try {
            double parsed = Double.parseDouble(number);
            return Double.isFinite(parsed) ? parsed : 0;
        } catch (NumberFormatException e) {
            return 0; // AQL's rule: what is no number counts as 0
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The integer at the start of a text, 0 without one. */
    static long leadingInteger(String text) {
        String number = text.stripLeading();
        int end = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        while (end < number.length() && Character.isDigit(number.charAt(end))) {
            end++;
        }
        try {
            return Long.parseLong(number.substring(0, end));
        } catch (NumberFormatException e) {
            return 0; // no digits, or more than fit
        }
    }

    /** A literal's value; a double when the integer does not fit into 64 bits. */
    static JsonNode literal(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("0b")) {
            return of(Long.parseLong(lower.substring(2), 2));
        }
        if (lower.startsWith("0x")) {
            return of(Long.parseLong(lower.substring(2), 16));
        }
        BigDecimal exact = new BigDecimal(text);
        boolean fits = text.chars().allMatch(Character::isDigit)
                && exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? of(exact.longValueExact()) : of(exact.doubleValue());
    }

    /** As ArangoDB writes it: the shortest digits that read back, no {@code .0}, {@code 2e-7} for very small ones. */
    static String render(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.asText();
        }
        double value = number.doubleValue();
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            return Long.toString((long) value);
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = exact.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + layOut(digits, -exact.scale());
    }

    private static String layOut(String digits, int power) {
        int exponent = power + digits.length() - 1;
        if (power >= 0 && exponent < digits.length() + 7) {
            return digits + "0".repeat(power);
        }
        if (power < 0 && (power > -7 || Math.abs(exponent) < 4)) {
            int point = digits.length() + power;
            return point <= 0
                    ? "0." + "0".repeat(-point) + digits
                    : digits.substring(0, point) + "." + digits.substring(point);
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    /** Compares two numbers by value, exactly for integers. */
    static int compare(JsonNode left, JsonNode right) {
        if (left.isIntegralNumber() && right.isIntegralNumber()) {
            return Long.compare(left.longValue(), right.longValue());
        }
        double a = left.doubleValue();
        double b = right.doubleValue();
        return a < b ? -1 : a > b ? 1 : 0;
    }
}

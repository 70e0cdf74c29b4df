package org.arangolab.standin.server.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What an option's value is, by the names of {@code --dump-options}; checks texts and turns them into JSON. */
public enum OptionType {
    STRING("string"),
    STRINGS("string..."),
    BOOLEAN("boolean"),
    DOUBLE("double"),
    INT32("int32", BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE)),
    INT64("int64", BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE)),
    UINT32("uint32", BigInteger.ZERO, BigInteger.TWO.pow(32).subtract(BigInteger.ONE)),
    UINT64("uint64", BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));

    private static final List<String> TRUE = List.of("true", "on", "1");
    private static final List<String> FALSE = List.of("false", "off", "0");

    private final String label;
    private final BigInteger least;
    private final BigInteger most;

    OptionType(String label) {
        this(label, BigInteger.ZERO, BigInteger.ZERO);
    }

    OptionType(String label, BigInteger least, BigInteger most) {
        this.label = label;
        this.least = least;
        this.most = most;
    }

    /** The type by its name. */
    static OptionType of(String label) {
        for (OptionType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no option type '" + label + "'");
    }

    /** {@code string...} and the like. */
    public String label() {
        return label;
    }

    /** Whether repeated use accumulates. */
    public boolean many() {
        return this == STRINGS;
    }

    /** Whether a text stands for a boolean; only such a text is taken as the value of {@code --flag text}. */
    static boolean looksBoolean(String text) {
        return TRUE.contains(text) || FALSE.contains(text);
    }

    /** Whether a text, already accepted, stands for true. */
    static boolean isTrue(String text) {
        return TRUE.contains(text);
    }

    /** Why a text is no value of this type, empty when it is one. */
    Optional<String> complaint(String text) {
        return switch (this) {
            case STRING, STRINGS -> Optional.empty();
            case BOOLEAN -> looksBoolean(text) ? Optional.empty()
                    : Optional.of("invalid value '" + text + "'. expecting 'true' or 'false'");
            case DOUBLE -> doubleComplaint(text);
            case INT32, INT64, UINT32, UINT64 -> numberComplaint(text);
        };
    }

    /** A text, already accepted, as JSON. */
    JsonNode json(String text) {
        return switch (this) {
            case STRING, STRINGS -> TextNode.valueOf(text);
            case BOOLEAN -> BooleanNode.valueOf(isTrue(text));
            case DOUBLE -> DoubleNode.valueOf(Double.parseDouble(text));
            case INT32, INT64, UINT32, UINT64 -> DecimalNode.valueOf(new BigDecimal(Quantity.parse(text)));
        };
    }

    private static Optional<String> doubleComplaint(String text) {
        try {
            Double.parseDouble(text);
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of("invalid value '" + text + "'. expecting a number");
        }
    }

    private Optional<String> numberComplaint(String text) {
        try {
            BigInteger number = Quantity.parse(text);
            boolean fits = number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
            return fits ? Optional.empty() : Optional.of("number '" + text + "' out of range");
        } catch (NumberFormatException e) {
            return Optional.of("invalid numeric value '" + text + "'");
        }
    }
}

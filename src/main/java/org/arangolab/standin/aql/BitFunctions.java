package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.OptionalLong;
import org.arangolab.standin.http.Json;

/** Bit operations on whole numbers of 32 bits; anything else is null and a warning. */
final class BitFunctions {
    private static final long MAX = 0xffffffffL;

    private BitFunctions() {
    }

    /** How two numbers become one. */
    enum Combination {
        BIT_AND, BIT_OR, BIT_XOR;

        private long apply(long a, long b) {
            return switch (this) {
                case BIT_AND -> a & b;
                case BIT_OR -> a | b;
                case BIT_XOR -> a ^ b;
            };
        }
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "BIT_AND" -> AqlFunction.of(name, 1, 2, call -> combine(call, Combination.BIT_AND));
            case "BIT_OR" -> AqlFunction.of(name, 1, 2, call -> combine(call, Combination.BIT_OR));
            case "BIT_XOR" -> AqlFunction.of(name, 1, 2, call -> combine(call, Combination.BIT_XOR));
            case "BIT_NEGATE" -> AqlFunction.of(name, 2, BitFunctions::negate);
            case "BIT_TEST" -> AqlFunction.of(name, 2, BitFunctions::test);
            case "BIT_POPCOUNT" -> AqlFunction.of(name, 1, BitFunctions::popcount);
            case "BIT_SHIFT_LEFT" -> AqlFunction.of(name, 3, call -> shift(call, true));
            case "BIT_SHIFT_RIGHT" -> AqlFunction.of(name, 3, call -> shift(call, false));
            case "BIT_CONSTRUCT" -> AqlFunction.of(name, 1, BitFunctions::construct);
            case "BIT_DECONSTRUCT" -> AqlFunction.of(name, 1, BitFunctions::deconstruct);
            case "BIT_TO_STRING" -> AqlFunction.of(name, 2, BitFunctions::toText);
            case "BIT_FROM_STRING" -> AqlFunction.of(name, 1, BitFunctions::fromText);
            default -> null;
        });
    }

    private static OptionalLong bits(JsonNode value, long max) {
        if (!value.isNumber() || value.doubleValue() < 0 || Numbers.toLong(value) > max) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Numbers.toLong(value));
    }

    /** Two numbers, or those of an array, nulls left out; null when there are none. */
    static JsonNode combine(Call call, Combination combination) {
        JsonNode values = call.has(1) ? Json.array().add(call.value(0)).add(call.value(1)) : call.value(0);
        if (!values.isArray() || call.has(1) && (call.value(0).isNull() || call.value(1).isNull())) {
            return call.invalid();
        }
        OptionalLong result = OptionalLong.empty();
        for (JsonNode value : values) {
            OptionalLong bits = bits(value, MAX);
            if (bits.isPresent()) {
                long next = bits.getAsLong();
                result = OptionalLong.of(result.isPresent() ? combination.apply(result.getAsLong(), next) : next);
            } else if (!value.isNull()) {
                return call.invalid();
            }
        }
        return result.isPresent() ? Numbers.of(result.getAsLong()) : Values.NULL;
    }

    private static JsonNode negate(Call call) {
        OptionalLong value = bits(call.value(0), MAX);
        OptionalLong width = bits(call.value(1), 32);
        if (value.isEmpty() || width.isEmpty()) {
            return call.invalid();
        }
        return Numbers.of(~value.getAsLong() & mask(width.getAsLong()));
    }

    private static long mask(long width) {
        return (1L << width) - 1;
    }

    private static JsonNode test(Call call) {
        OptionalLong value = bits(call.value(0), MAX);
        OptionalLong index = bits(call.value(1), 31);
        if (value.isEmpty() || index.isEmpty()) {
            return call.invalid();
        }
        return Values.of((value.getAsLong() >> index.getAsLong() & 1) == 1);
    }

    private static JsonNode popcount(Call call) {
        OptionalLong value = bits(call.value(0), MAX);
        return value.isPresent() ? Numbers.of((long) Long.bitCount(value.getAsLong())) : call.invalid();
    }

    private static JsonNode shift(Call call, boolean left) {
        OptionalLong value = bits(call.value(0), MAX);
        OptionalLong by = bits(call.value(1), 32);
        OptionalLong width = bits(call.value(2), 32);
        if (value.isEmpty() || by.isEmpty() || width.isEmpty()) {
            return call.invalid();
        }
        long shifted = left ? value.getAsLong() << by.getAsLong() : value.getAsLong() >> by.getAsLong();
        return Numbers.of(shifted & mask(width.getAsLong()));
    }

    private static JsonNode construct(Call call) {
        long result = 0;
        if (!call.value(0).isArray()) {
            return call.invalid();
        }
        for (JsonNode position : call.value(0)) {
            OptionalLong bit = bits(position, 31);
            if (bit.isEmpty()) {
                return call.invalid();
            }
            result |= 1L << bit.getAsLong();
        }
        return Numbers.of(result);
    }

    private static JsonNode deconstruct(Call call) {
        OptionalLong value = bits(call.value(0), MAX);
        if (value.isEmpty()) {
            return call.invalid();
        }
        ArrayNode positions = Json.array();
        for (int i = 0; i < 32; i++) {
            if ((value.getAsLong() >> i & 1) == 1) {
                positions.add((long) i);
            }
        }
        return positions;
    }

    private static JsonNode toText(Call call) {
        OptionalLong value = bits(call.value(0), MAX);
        OptionalLong width = bits(call.value(1), 32);
        if (value.isEmpty() || width.isEmpty()) {
            return call.invalid();
        }
        StringBuilder text = new StringBuilder();
        for (long i = width.getAsLong() - 1; i >= 0; i--) {
            text.append(value.getAsLong() >> i & 1);
        }
        return Text.node(text.toString());
    }

    private static JsonNode fromText(Call call) {
        String text = call.value(0).isTextual() ? call.text(0) : "?";
        if (!text.matches("[01]{0,32}")) {
            return call.invalid();
        }
        return Numbers.of(text.isEmpty() ? 0L : Long.parseLong(text, 2));
    }
}

package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Functions of one or two numbers; what has no finite result is null. */
final class NumericFunctions {
    private NumericFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "ABS" -> unary(name, Math::abs);
            case "CEIL" -> unary(name, Math::ceil);
            case "FLOOR" -> unary(name, Math::floor);
            case "ROUND" -> unary(name, x -> Math.floor(x + 0.5));
            case "SQRT" -> unary(name, Math::sqrt);
            case "EXP" -> unary(name, Math::exp);
            case "EXP2" -> unary(name, x -> Math.pow(2, x));
            case "LOG" -> unary(name, Math::log);
            case "LOG2" -> unary(name, NumericFunctions::log2);
            case "LOG10" -> unary(name, Math::log10);
            case "SIN" -> unary(name, Math::sin);
            case "COS" -> unary(name, Math::cos);
            case "TAN" -> unary(name, Math::tan);
            case "ASIN" -> unary(name, Math::asin);
            case "ACOS" -> unary(name, Math::acos);
            case "ATAN" -> unary(name, Math::atan);
            case "RADIANS" -> unary(name, x -> x * (Math.PI / 180));
            case "DEGREES" -> unary(name, x -> x * (180 / Math.PI));
            case "POW" -> binary(name, Math::pow);
            case "ATAN2" -> binary(name, Math::atan2);
            case "PI" -> AqlFunction.of(name, 0, call -> Numbers.of(Math.PI));
            case "RAND", "RANDOM" ->
                    AqlFunction.of(name, 0, call -> Numbers.of(ThreadLocalRandom.current().nextDouble()));
            case "RANGE" -> AqlFunction.of(name, 2, 3, NumericFunctions::range);
            default -> null;
        });
    }

    private static AqlFunction unary(String name, DoubleUnaryOperator operator) {
        return AqlFunction.of(name, 1, call -> Numbers.of(operator.applyAsDouble(call.number(0))));
    }

    private static AqlFunction binary(String name, DoubleBinaryOperator operator) {
        return AqlFunction.of(name, 2, call -> Numbers.of(operator.applyAsDouble(call.number(0), call.number(1))));
    }

    /** Exact for powers of two, as the C library is. */
    private static double log2(double value) {
        int exponent = Math.getExponent(value);
        boolean power = value > 0 && Double.isFinite(value) && Math.scalb(1.0, exponent) == value;
        return power ? exponent : Math.log(value) / Math.log(2);
    }

    private static JsonNode range(Call call) {
        if (call.value(2).isNull()) {
            return Ranges.array(call.integer(0), call.integer(1));
        }
        double from = call.number(0);
        double to = call.number(1);
        double step = call.number(2);
        boolean away = from < to && step < 0 || from > to && step > 0;
        return step == 0 || away ? call.invalid() : Ranges.array(from, to, step);
    }
}

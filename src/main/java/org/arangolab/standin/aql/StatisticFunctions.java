package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import org.arangolab.standin.http.ErrorCode;

/** Functions of an array of numbers, nulls in it left out. */
final class StatisticFunctions {
    private StatisticFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "MIN" -> AqlFunction.of(name, 1, call -> extreme(call, -1));
            case "MAX" -> AqlFunction.of(name, 1, call -> extreme(call, 1));
            case "SUM" -> AqlFunction.of(name, 1, call -> fold(call, 0, Double::sum));
            case "PRODUCT" -> AqlFunction.of(name, 1, call -> fold(call, 1, (a, b) -> a * b));
            case "AVERAGE", "AVG" -> AqlFunction.of("AVERAGE", 1, StatisticFunctions::average);
            case "VARIANCE_POPULATION", "VARIANCE" ->
                    moments("VARIANCE_POPULATION", numbers -> numbers.variance(false));
            case "VARIANCE_SAMPLE" -> moments(name, numbers -> numbers.variance(true));
            case "STDDEV_POPULATION", "STDDEV" ->
                    moments("STDDEV_POPULATION", numbers -> numbers.deviation(false));
            case "STDDEV_SAMPLE" -> moments(name, numbers -> numbers.deviation(true));
            case "MEDIAN" -> AqlFunction.of(name, 1, StatisticFunctions::median);
            case "PERCENTILE" -> AqlFunction.of(name, 2, 3, StatisticFunctions::percentile);
            default -> null;
        });
    }

    private static JsonNode extreme(Call call, int sign) {
        if (!call.value(0).isArray()) {
            return call.noArray();
        }
        JsonNode best = Values.NULL;
        for (JsonNode member : call.value(0)) {
            if (!member.isNull() && (best.isNull() || Ordering.COLLATED.compare(member, best) * sign > 0)) {
                best = member;
            }
        }
        return best;
    }

    private static JsonNode fold(Call call, double start, DoubleBinaryOperator operator) {
        if (!call.value(0).isArray()) {
            return call.noArray();
        }
        double result = start;
        for (JsonNode member : call.value(0)) {
            if (member.isNumber()) {
                result = operator.applyAsDouble(result, member.doubleValue());
            } else if (!member.isNull()) {
                return Values.NULL;
            }
        }
        return Double.isFinite(result) ? Numbers.of(result) : Numbers.of(0L);
    }

    private static JsonNode average(Call call) {
        if (!call.value(0).isArray()) {
            return call.noArray();
        }
        Statistics numbers = new Statistics();
        return addAll(call, numbers) ? numbers.average() : call.noArray();
    }

    private static AqlFunction moments(String name, Function<Statistics, JsonNode> result) {
        return AqlFunction.of(name, 1, call -> {
            if (!call.value(0).isArray()) {
                return call.noArray();
            }
            Statistics numbers = new Statistics();
            return addAll(call, numbers)
                    ? result.apply(numbers) : call.warning(ErrorCode.QUERY_INVALID_ARITHMETIC_VALUE);
        });
    }

    private static boolean addAll(Call call, Statistics numbers) {
        for (JsonNode member : call.value(0)) {
            if (member.isNumber()) {
                numbers.add(member.doubleValue());
            } else if (!member.isNull()) {
                return false;
            }
        }
        return true;
    }

    /** The numbers in order; empty when the array holds anything else than numbers and nulls. */
    private static Optional<double[]> sorted(JsonNode array) {
        double[] numbers = new double[array.size()];
        int count = 0;
        for (JsonNode member : array) {
            if (member.isNumber()) {
                numbers[count++] = member.doubleValue();
            } else if (!member.isNull()) {
                return Optional.empty();
            }
        }
        double[] result = Arrays.copyOf(numbers, count);
        Arrays.sort(result);
        return Optional.of(result);
    }

    private static JsonNode median(Call call) {
        if (!call.value(0).isArray()) {
            return call.noArray();
        }
        Optional<double[]> sorted = sorted(call.value(0));
        if (sorted.isEmpty()) {
            return call.warning(ErrorCode.QUERY_INVALID_ARITHMETIC_VALUE);
        }
        double[] numbers = sorted.get();
        int middle = numbers.length / 2;
        if (numbers.length == 0) {
            return Values.NULL;
        }
        boolean even = numbers.length % 2 == 0;
        return Numbers.of(even ? (numbers[middle - 1] + numbers[middle]) / 2 : numbers[middle]);
    }

    private static JsonNode percentile(Call call) {
        if (!call.value(0).isArray()) {
            return call.noArray();
        }
        double percent = call.number(1);
        String method = call.has(2) ? call.text(2) : "rank";
        boolean known = method.equals("rank") || method.equals("interpolation");
        if (!call.value(1).isNumber() || percent <= 0 || percent > 100 || !known) {
            return call.invalid();
        }
        Optional<double[]> sorted = sorted(call.value(0));
        if (sorted.isEmpty()) {
            return call.warning(ErrorCode.QUERY_INVALID_ARITHMETIC_VALUE);
        }
        return method.equals("rank") ? rank(sorted.get(), percent) : interpolate(sorted.get(), percent);
    }

    private static JsonNode rank(double[] numbers, double percent) {
        if (numbers.length == 0) {
            return Values.NULL;
        }
        int position = (int) Math.ceil(percent * numbers.length / 100);
        return Numbers.of(numbers[Math.min(position, numbers.length) - 1]);
    }

    private static JsonNode interpolate(double[] numbers, double percent) {
        if (numbers.length < 2) {
            return numbers.length == 0 ? Values.NULL : Numbers.of(numbers[0]);
        }
        double index = percent * (numbers.length + 1) / 100;
        int position = (int) Math.floor(index);
        if (position >= numbers.length) {
            return Numbers.of(numbers[numbers.length - 1]);
        }
        if (position <= 0) {
            return Values.NULL;
        }
        double low = numbers[position - 1];
        return Numbers.of((index - position) * (numbers[position] - low) + low);
    }
}

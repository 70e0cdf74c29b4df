package org.arangolab.standin.aql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions, each built together with its value by rules that know nothing of the evaluator. */
class RandomExpressionTest {
    private final Random random = new Random(20260101);

    /** Source text in parentheses, and its value: null, Boolean, Double or String. */
    private record Sample(String source, Object value) {
    }

    @Test
    void evaluatorAgreesWithNaiveRules() {
        for (int i = 0; i < 3000; i++) {
            Sample sample = sample(4);
            assertThat(Aql.value(sample.source())).as(sample.source()).isEqualTo(json(sample.value()));
        }
    }

    private Sample sample(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> arithmetic(sample(depth - 1), sample(depth - 1));
            case 3 -> comparison(sample(depth - 1), sample(depth - 1));
            case 4, 5 -> logical(sample(depth - 1), sample(depth - 1));
            case 6 -> unary(sample(depth - 1));
            default -> ternary(sample(depth - 1), sample(depth - 1), sample(depth - 1));
        };
    }

    private Sample leaf() {
        return switch (random.nextInt(6)) {
            case 0 -> new Sample("null", null);
            case 1 -> new Sample("true", true);
            case 2 -> new Sample("false", false);
            case 3 -> new Sample("'7'", "7");
            case 4 -> new Sample("'x'", "x");
            default -> number(random.nextInt(10));
        };
    }

    private static Sample number(int n) {
        return new Sample(Integer.toString(n), (double) n);
    }

    private Sample arithmetic(Sample a, Sample b) {
        char operator = "+-*/%".charAt(random.nextInt(5));
        double x = toNumber(a.value());
        double y = toNumber(b.value());
        Object value = switch (operator) {
            case '+' -> x + y;
            case '-' -> x - y;
            case '*' -> x * y;
            case '/' -> y == 0 ? null : (Object) (x / y);
            default -> y == 0 ? null : (Object) (x % y);
        };
        return new Sample("(" + a.source() + " " + operator + " " + b.source() + ")", value);
    }

    private Sample comparison(Sample a, Sample b) {
        int order = compare(a.value(), b.value());
        return switch (random.nextInt(4)) {
            case 0 -> new Sample("(" + a.source() + " == " + b.source() + ")", order == 0);
            case 1 -> new Sample("(" + a.source() + " != " + b.source() + ")", order != 0);
            case 2 -> new Sample("(" + a.source() + " < " + b.source() + ")", order < 0);
            default -> new Sample("(" + a.source() + " >= " + b.source() + ")", order >= 0);
        };
    }

    private Sample logical(Sample a, Sample b) {
        boolean and = random.nextBoolean();
        Object value = truth(a.value()) == and ? b.value() : a.value();
        return new Sample("(" + a.source() + (and ? " AND " : " || ") + b.source() + ")", value);
    }

    private Sample unary(Sample a) {
        return random.nextBoolean()
                ? new Sample("(NOT " + a.source() + ")", !truth(a.value()))
                : new Sample("(- " + a.source() + ")", -toNumber(a.value()));
    }

    private static Sample ternary(Sample a, Sample b, Sample c) {
        return new Sample("(" + a.source() + " ? " + b.source() + " : " + c.source() + ")",
                truth(a.value()) ? b.value() : c.value());
    }

    private static double toNumber(Object value) {
        if (value instanceof Double number) {
            return number;
        }
        return Boolean.TRUE.equals(value) ? 1 : "7".equals(value) ? 7 : 0;
    }

    private static boolean truth(Object value) {
        return value instanceof String || Boolean.TRUE.equals(value) || value instanceof Double number && number != 0;
    }

    private static int rank(Object value) {
        return value == null ? 0 : value instanceof Boolean ? 1 : value instanceof Double ? 2 : 3;
    }

    private static int compare(Object a, Object b) {
        if (rank(a) != rank(b)) {
            return rank(a) - rank(b);
        }
        return switch (rank(a)) {
            case 1 -> Boolean.compare((Boolean) a, (Boolean) b);
            case 2 -> (Double) a < (Double) b ? -1 : (Double) a > (Double) b ? 1 : 0;
            case 3 -> ((String) a).compareTo((String) b);
            default -> 0;
        };
    }

    private static String json(Object value) {
        if (value instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? String.format(Locale.ROOT, "%d", number.longValue()) : number.toString();
        }
        return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }
}

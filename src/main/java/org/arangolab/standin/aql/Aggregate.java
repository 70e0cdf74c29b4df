package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/** A function of {@code COLLECT … AGGREGATE} at work on one group. */
interface Aggregate {
    /** Takes one row's value. */
    void add(JsonNode value, Execution run);

    /** The result over all rows so far. */
    JsonNode result();

    /** The functions that can aggregate. */
    enum Kind {
        LENGTH, MIN, MAX, SUM, AVERAGE, VARIANCE_POPULATION, VARIANCE_SAMPLE, STDDEV_POPULATION, STDDEV_SAMPLE,
        UNIQUE, SORTED_UNIQUE, COUNT_DISTINCT, BIT_AND, BIT_OR, BIT_XOR, PUSH;

        /** By the name in the query, in upper case; empty when the function cannot aggregate. */
        static Optional<Kind> named(String name) {
            String canonical = switch (name) {
                case "COUNT" -> "LENGTH";
                case "AVG" -> "AVERAGE";
                case "VARIANCE" -> "VARIANCE_POPULATION";
                case "STDDEV" -> "STDDEV_POPULATION";
                case "COUNT_UNIQUE" -> "COUNT_DISTINCT";
                default -> name;
            };
            for (Kind kind : values()) {
                if (kind.name().equals(canonical)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /** For a new group. */
        Aggregate start() {
            return switch (this) {
                case LENGTH -> new RowCount();
                case MIN -> new Extreme(-1);
                case MAX -> new Extreme(1);
                case SUM, AVERAGE, VARIANCE_POPULATION, VARIANCE_SAMPLE, STDDEV_POPULATION, STDDEV_SAMPLE ->
                        new Moments(this);
                default -> new Members(this);
            };
        }
    }

    /** {@code LENGTH}: counts rows, whatever its argument. */
    final class RowCount implements Aggregate {
        private long rows;

        @Override
        public void add(JsonNode value, Execution run) {
            rows++;
        }

        @Override
        public JsonNode result() {
            return Numbers.of(rows);
        }
    }

    /** {@code MIN} and {@code MAX}, nulls left out. */
    final class Extreme implements Aggregate {
        private final int sign;
        private JsonNode best = Values.NULL;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        public void add(JsonNode value, Execution run) {
            if (!value.isNull() && (best.isNull() || Ordering.COLLATED.compare(value, best) * sign > 0)) {
                best = value;
            }
        }

        @Override
        public JsonNode result() {
            return best;
        }
    }

    /** Sums, averages and deviations: nulls left out, null as soon as anything else than a number comes in. */
    final class Moments implements Aggregate {
        private final Kind kind;
        private final Statistics numbers = new Statistics();
        private boolean invalid;
        private boolean any;

        Moments(Kind kind) {
            this.kind = kind;
        }

        @Override
        public void add(JsonNode value, Execution run) {
            any = true;
            if (value.isNumber()) {
                numbers.add(value.doubleValue());
            } else if (!value.isNull()) {
                invalid = true;
            }
        }

        @Override
        public JsonNode result() {
            if (invalid || !any) {
                return Values.NULL;
            }
            return switch (kind) {
                case SUM -> Numbers.of(numbers.sum());
                case AVERAGE -> numbers.average();
                case VARIANCE_SAMPLE -> numbers.variance(true);
                case STDDEV_POPULATION -> numbers.deviation(false);
                case STDDEV_SAMPLE -> numbers.deviation(true);
                default -> numbers.variance(false);
            };
        }
    }

    /** Functions that need all members at once. */
    final class Members implements Aggregate {
        private final Kind kind;
        private final ArrayNode members = Json.array();
        private Execution run;

        Members(Kind kind) {
            this.kind = kind;
        }

        @Override
        public void add(JsonNode value, Execution current) {
            run = current;
            members.add(value);
        }

        @Override
        public JsonNode result() {
            return switch (kind) {
                case PUSH -> members;
                case UNIQUE -> Sets.unique(members);
                case SORTED_UNIQUE -> Sets.sortedUnique(members);
                case COUNT_DISTINCT -> Numbers.of((long) Sets.unique(members).size());
                default -> run == null ? Values.NULL : bits();
            };
        }

        private JsonNode bits() {
            Call call = new Call(run, kind.name(), new JsonNode[] {members});
            return BitFunctions.combine(call, BitFunctions.Combination.valueOf(kind.name()));
        }
    }
}

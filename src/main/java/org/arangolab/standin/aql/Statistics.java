package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;

/** Sum, average and deviation of numbers, computed as they come (Welford's way). */
final class Statistics {
    private long count;
    private double sum;
    private double mean;
    private double squares;

    void add(double number) {
        count++;
        sum += number;
        double delta = number - mean;
        mean += delta / count;
        squares += delta * (number - mean);
    }

    long count() {
        return count;
    }

    double sum() {
        return sum;
    }

    /** Null without numbers. */
    JsonNode average() {
        return count == 0 ? Values.NULL : Numbers.of(sum / count);
    }

    /** Null without numbers, and for a sample of one. */
    JsonNode variance(boolean sample) {
        long degrees = sample ? count - 1 : count;
        return degrees < 1 ? Values.NULL : Numbers.of(squares / degrees);
    }

    /** Null without numbers, and for a sample of one. */
    JsonNode deviation(boolean sample) {
        long degrees = sample ? count - 1 : count;
        return degrees < 1 ? Values.NULL : Numbers.of(Math.sqrt(squares / degrees));
    }
}

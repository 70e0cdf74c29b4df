package org.arangolab.dsl;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;

/**
 * Operators of durations and sizes that Java's names for them do not give: {@code 30.s * 2}, {@code 1.gb - 64.mb},
 * {@code took / 1.s}. {@code +} works by itself, and for durations {@code -}.
 */
public final class QuantityWords {
    private static final int DIGITS = 9;

    private QuantityWords() {
    }

    /** So many times as long. */
    public static Duration multiply(Duration self, Number factor) {
        return Duration.ofNanos(scaled(self.toNanos(), factor));
    }

    /** The same: {@code 2 * 30.s}. */
    public static Duration multiply(Number self, Duration duration) {
        return multiply(duration, self);
    }

    /** A part of it. */
    public static Duration div(Duration self, Number parts) {
        return Duration.ofNanos(part(self.toNanos(), parts));
    }

    /** How often the other one goes into it. */
    public static double div(Duration self, Duration other) {
        return (double) self.toNanos() / other.toNanos();
    }

    /** So many times as large. */
    public static ByteSize multiply(ByteSize self, Number factor) {
        return new ByteSize(scaled(self.bytes(), factor));
    }

    /** The same: {@code 2 * 512.mb}. */
    public static ByteSize multiply(Number self, ByteSize size) {
        return multiply(size, self);
    }

    /** A part of it. */
    public static ByteSize div(ByteSize self, Number parts) {
        return new ByteSize(part(self.bytes(), parts));
    }

    /** How often the other one goes into it. */
    public static double div(ByteSize self, ByteSize other) {
        return (double) self.bytes() / other.bytes();
    }

    /**
     * What is left of it.
     *
     * @throws ConfigException when the other one is larger
     */
    public static ByteSize minus(ByteSize self, ByteSize other) {
        return new ByteSize(self.bytes() - other.bytes());
    }

    private static long scaled(long amount, Number factor) {
        return whole(BigDecimal.valueOf(amount).multiply(new BigDecimal(factor.toString())));
    }

    private static long part(long amount, Number parts) {
        BigDecimal divisor = new BigDecimal(parts.toString());
        if (divisor.signum() == 0) {
            throw new ConfigException("nothing can be divided by 0");
        }
        return whole(BigDecimal.valueOf(amount).divide(divisor, DIGITS, RoundingMode.HALF_UP));
    }

    private static long whole(BigDecimal amount) {
        try {
            return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException e) {
            throw new ConfigException("the result is too large for a duration or a size: " + amount.toPlainString());
        }
    }
}

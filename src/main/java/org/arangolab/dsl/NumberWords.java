package org.arangolab.dsl;

import java.math.BigDecimal;
import java.time.Duration;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;

/**
 * Units as properties of numbers: {@code 30.s}, {@code 1.5.min}, {@code 512.mb}. Groovy finds them through
 * {@code META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule}.
 */
public final class NumberWords {
    private static final long KIB = 1024;

    private NumberWords() {
    }

    /** Milliseconds. */
    public static Duration getMs(Number self) {
        return nanos(self, 1_000_000L);
    }

    /** Seconds. */
    public static Duration getS(Number self) {
        return nanos(self, 1_000_000_000L);
    }

    /** Minutes. */
    public static Duration getMin(Number self) {
        return nanos(self, 60_000_000_000L);
    }

    /** Hours. */
    public static Duration getH(Number self) {
        return nanos(self, 3_600_000_000_000L);
    }

    /** 1024 bytes. */
    public static ByteSize getKb(Number self) {
        return bytes(self, KIB);
    }

    /** 1024² bytes. */
    public static ByteSize getMb(Number self) {
        return bytes(self, KIB * KIB);
    }

    /** 1024³ bytes. */
    public static ByteSize getGb(Number self) {
        return bytes(self, KIB * KIB * KIB);
    }

    private static Duration nanos(Number self, long unit) {
        return Duration.ofNanos(whole(self, unit, "duration"));
    }

    private static ByteSize bytes(Number self, long unit) {
        return new ByteSize(whole(self, unit, "size"));
    }

    private static long whole(Number self, long unit, String what) {
        try {
            return new BigDecimal(self.toString()).multiply(BigDecimal.valueOf(unit)).toBigInteger().longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ConfigException(self + " is no number for a " + what + ": too large, or none at all");
        }
    }
}

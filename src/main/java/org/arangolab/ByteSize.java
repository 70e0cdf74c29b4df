package org.arangolab;

import java.util.Locale;

/**
 * A number of bytes that prints readably, in powers of 1024 as users of memory limits mean them.
 *
 * @param bytes not negative
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    /** Rejects negative numbers. */
    public ByteSize {
        if (bytes < 0) {
            throw new ConfigException("a size must not be negative: " + bytes + " bytes");
        }
    }

    /** The sum. */
    public ByteSize plus(ByteSize other) {
        return new ByteSize(Math.addExact(bytes, other.bytes));
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** {@code 512 MiB}, {@code 1.5 GiB}. */
    @Override
    public String toString() {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = value == Math.rint(value) ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
        return number + " " + UNITS[unit];
    }
}

package org.arangolab.monitor;

import org.arangolab.ByteSize;

/**
 * How a size has changed.
 *
 * @param bytes negative when it has shrunk
 */
public record SizeChange(long bytes) implements Comparable<SizeChange> {
    /** From one size to another. */
    public static SizeChange of(ByteSize from, ByteSize to) {
        return new SizeChange(to.bytes() - from.bytes());
    }

    /** Both together. */
    public SizeChange plus(SizeChange other) {
        return new SizeChange(bytes + other.bytes);
    }

    @Override
    public int compareTo(SizeChange other) {
        return Long.compare(bytes, other.bytes);
    }

    /** {@code +12.5 MiB}, {@code -3 KiB}, {@code 0 B}. */
    @Override
    public String toString() {
        return (bytes > 0 ? "+" : bytes < 0 ? "-" : "") + new ByteSize(Math.abs(bytes));
    }
}

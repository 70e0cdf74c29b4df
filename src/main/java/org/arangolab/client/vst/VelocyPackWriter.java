package org.arangolab.client.vst;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes VelocyPack from front to back in one pass: arrays and objects with an index of four-byte offsets, whose
 * lengths are filled in when they are closed. The official builder copies everything it has at each value that it adds,
 * which takes 15 s for 12 MB; so it is used for reading only. Source of the format: the VelocyPack specification.
 */
final class VelocyPackWriter {
    private static final int EMPTY_ARRAY = 0x01;
    private static final int INDEXED_ARRAY = 0x08;
    private static final int EMPTY_OBJECT = 0x0a;
    private static final int SORTED_OBJECT = 0x0d;
    private static final int NULL = 0x18;
    private static final int FALSE = 0x19;
    private static final int TRUE = 0x1a;
    private static final int DOUBLE = 0x1b;
    private static final int INT_1_BYTE = 0x20;
    private static final int UINT_1_BYTE = 0x28;
    private static final int SMALL_INT = 0x30;
    private static final int SMALL_NEGATIVE = 0x40;
    private static final int SHORT_STRING = 0x40;
    private static final int LONGEST_SHORT_STRING = 126;
    private static final int LONG_STRING = 0xbf;
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final ByteBuilder out = new ByteBuilder();
    private final Deque<Compound> open = new ArrayDeque<>();

    /** All that was written. */
    byte[] bytes() {
        return out.bytes();
    }

    VelocyPackWriter openArray() {
        return open(false);
    }

    VelocyPackWriter openObject() {
        return open(true);
    }

    private VelocyPackWriter open(boolean object) {
        beginValue();
        open.push(new Compound(out.size(), object));
        out.skip(Compound.HEADER);
        return this;
    }

    /** Ends the array or object that was opened last. */
    VelocyPackWriter close() {
        Compound compound = open.pop();
        if (compound.count() == 0) {
            out.truncate(compound.start());
            out.add(compound.object() ? EMPTY_OBJECT : EMPTY_ARRAY);
            return this;
        }
        int[] index = compound.index(out);
        for (int offset : index) {
            out.little(offset, 4);
        }
        out.set(compound.start(), compound.object() ? SORTED_OBJECT : INDEXED_ARRAY);
        out.setLittle(compound.start() + 1, out.size() - compound.start(), 4);
        out.setLittle(compound.start() + 5, index.length, 4);
        return this;
    }

    /** The name of an object's next value. */
    VelocyPackWriter key(String name) {
        open.element().add(out.size());
        return string(name);
    }

    VelocyPackWriter value(String text) {
        beginValue();
        return string(text);
    }

    VelocyPackWriter value(boolean value) {
        beginValue();
        out.add(value ? TRUE : FALSE);
        return this;
    }

    VelocyPackWriter nullValue() {
        beginValue();
        out.add(NULL);
        return this;
    }

    VelocyPackWriter value(double value) {
        beginValue();
        out.add(DOUBLE);
        out.little(Double.doubleToRawLongBits(value), 8);
        return this;
    }

    VelocyPackWriter value(long value) {
        beginValue();
        if (value >= 0 && value <= 9) {
            out.add(SMALL_INT + (int) value);
        } else if (value < 0 && value >= -6) {
            out.add(SMALL_NEGATIVE + (int) value);
        } else {
            int bytes = value >= 0 ? unsignedBytes(value) : signedBytes(value);
            out.add((value >= 0 ? UINT_1_BYTE : INT_1_BYTE) + bytes - 1);
            out.little(value, bytes);
        }
        return this;
    }

    /** An integer of any size; one that has no form in VelocyPack becomes the nearest double, as the server does it. */
    VelocyPackWriter value(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value(value.longValue());
        }
        if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
            return value(new BigDecimal(value).doubleValue());
        }
        beginValue();
        out.add(UINT_1_BYTE + 7);
        out.little(value.longValue(), 8);
        return this;
    }

    private static int unsignedBytes(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8);
    }

    private static int signedBytes(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(~value) + 8) / 8;
    }

    private VelocyPackWriter string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_SHORT_STRING) {
            out.add(SHORT_STRING + bytes.length);
        } else {
            out.add(LONG_STRING);
            out.little(bytes.length, 8);
        }
        out.add(bytes);
        return this;
    }

    private void beginValue() {
        if (!open.isEmpty() && !open.element().object()) {
            open.element().add(out.size());
        }
    }
}

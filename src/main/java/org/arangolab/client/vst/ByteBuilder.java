package org.arangolab.client.vst;

import java.util.Arrays;

/** A growing array of bytes, some of which are filled in later. */
final class ByteBuilder {
    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The array itself, longer than {@link #size()}; for comparisons only. */
    byte[] raw() {
        return bytes;
    }

    void add(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** The lowest bytes of a value, the lowest first. */
    void little(long value, int count) {
        room(count);
        size += count;
        setLittle(size - count, value, count);
    }

    void skip(int count) {
        room(count);
        size += count;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    void set(int position, int value) {
        bytes[position] = (byte) value;
    }

    void setLittle(int position, long value, int count) {
        for (int i = 0; i < count; i++) {
            bytes[position + i] = (byte) (value >>> (8 * i));
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

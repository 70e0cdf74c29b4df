package org.arangolab.client.vst;

import java.util.Arrays;

/** An array or object that is being written: where it begins and where its parts are. */
final class Compound {
    /** Type, four bytes of length, four of count. */
    static final int HEADER = 9;

    private final int start;
    private final boolean object;
    private int[] offsets = new int[8];
    private int count;

    Compound(int start, boolean object) {
        this.start = start;
        this.object = object;
    }

    int start() {
        return start;
    }

    boolean object() {
        return object;
    }

    int count() {
        return count;
    }

    /** A value of the array, or a name of the object, begins at this position. */
    void add(int position) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        offsets[count++] = position - start;
    }

    /** The offsets from the start; those of an object in the order of its names. */
    int[] index(ByteBuilder out) {
        int[] index = Arrays.copyOf(offsets, count);
        if (!object || count == 1) {
            return index;
        }
        Integer[] sorted = Arrays.stream(index).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, (a, b) -> compareNames(out.raw(), start + a, start + b));
        return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
    }

    private static int compareNames(byte[] bytes, int a, int b) {
        int aText = a + textOffset(bytes, a);
        int bText = b + textOffset(bytes, b);
        return Arrays.compareUnsigned(bytes, aText, aText + textLength(bytes, a), bytes, bText,
                bText + textLength(bytes, b));
    }

    private static int textOffset(byte[] bytes, int string) {
        return (bytes[string] & 0xff) == 0xbf ? 9 : 1;
    }

    private static int textLength(byte[] bytes, int string) {
        int type = bytes[string] & 0xff;
        if (type != 0xbf) {
            return type - 0x40;
        }
        return bytes[string + 1] & 0xff | (bytes[string + 2] & 0xff) << 8 | (bytes[string + 3] & 0xff) << 16
                | (bytes[string + 4] & 0xff) << 24;
    }
}

package org.arangolab.standin.http.tls;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** As much of ASN.1's encoding as it takes to wrap an old key format into PKCS#8. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int SEQUENCE = 0x30;
    /** {@code [0]}, the parameters in an EC key. */
    static final int PARAMETERS = 0xa0;

    private static final int LONG_FORM = 0x80;
    private static final int BYTE = 0xff;

    private Der() {
    }

    /** One value with its tag and length. */
    static byte[] value(int tag, byte[]... contents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            body.writeBytes(content);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        length(out, body.size());
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < LONG_FORM) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
        out.write(LONG_FORM | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >>> i * Byte.SIZE & BYTE);
        }
    }

    /**
     * The contents of the first member of a sequence that has a tag.
     *
     * @throws IllegalArgumentException when it is no sequence
     */
    static Optional<byte[]> member(byte[] sequence, int tag) {
        try {
            ByteBuffer members = ByteBuffer.wrap(contents(ByteBuffer.wrap(sequence), SEQUENCE));
            while (members.hasRemaining()) {
                int next = members.get(members.position()) & BYTE;
                byte[] contents = contents(members, next);
                if (next == tag) {
                    return Optional.of(contents);
                }
            }
            return Optional.empty();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it ends too early", e);
        }
    }

    private static byte[] contents(ByteBuffer in, int tag) {
        int found = in.get() & BYTE;
        if (found != tag) {
            throw new IllegalArgumentException("it has the tag " + found + " instead of " + tag);
        }
        int length = in.get() & BYTE;
        if (length >= LONG_FORM) {
            int bytes = length - LONG_FORM;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << Byte.SIZE | in.get() & BYTE;
            }
        }
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("it ends too early");
        }
        byte[] contents = new byte[length];
        in.get(contents);
        return contents;
    }
}

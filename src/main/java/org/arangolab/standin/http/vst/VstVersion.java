package org.arangolab.standin.http.vst;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The two versions of VelocyStream; a client names its own in the first bytes. Source: facts/server.md 5.6. */
enum VstVersion {
    /** The header of a chunk has the message's length only in the first of several chunks. */
    V1_0("VST/1.0\r\n\r\n"),
    /** The header of a chunk always has the message's length. */
    V1_1("VST/1.1\r\n\r\n");

    private final byte[] preface;

    VstVersion(String preface) {
        this.preface = preface.getBytes(StandardCharsets.US_ASCII);
    }

    int prefaceLength() {
        return preface.length;
    }

    /** Whether a chunk's header has the message's length. */
    boolean carriesLength(boolean first, int count) {
        return this == V1_1 || first && count > 1;
    }

    /** Whether a connection's first bytes are, or may become, the preface; does not move the buffer. */
    boolean beginsLike(ByteBuffer start) {
        int known = Math.min(preface.length, start.remaining());
        for (int i = 0; i < known; i++) {
            if (start.get(start.position() + i) != preface[i]) {
                return false;
            }
        }
        return true;
    }

    /** The version whose whole preface is at the front of the buffer. */
    static Optional<VstVersion> of(ByteBuffer start) {
        for (VstVersion version : values()) {
            if (start.remaining() >= version.preface.length && version.beginsLike(start)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}

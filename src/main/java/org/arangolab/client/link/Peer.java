package org.arangolab.client.link;

/** Who is at the other end, told by the first bytes of the answer to a greeting. */
enum Peer {
    /** Nobody accepts connections. */
    ABSENT,
    /** Accepted the connection and ended it without a byte. */
    MUTE,
    /** Accepted the connection and kept silent. */
    SILENT,
    /** TLS 1.2 or newer, or a refusal that does not tell. */
    TLS,
    /** TLS that is older. */
    OLD_TLS,
    /** HTTP/1. */
    HTTP_1,
    /** HTTP/2. */
    HTTP_2,
    /** Something else. */
    OTHER;

    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    private static final int ALERT_PROTOCOL_VERSION = 70;
    private static final int SETTINGS = 4;

    /** Judges at most {@code length} first bytes; RFC 5246 and RFC 9113. */
    static Peer of(byte[] first, int length) {
        if (length <= 0) {
            return MUTE;
        }
        if (length >= 5 && first[0] == 'H' && first[1] == 'T' && first[2] == 'T' && first[3] == 'P'
                && first[4] == '/') {
            return HTTP_1;
        }
        if (length >= 7 && first[1] == 3 && first[0] == ALERT) {
            return first[6] == ALERT_PROTOCOL_VERSION ? OLD_TLS : TLS;
        }
        if (length >= 11 && first[1] == 3 && first[0] == HANDSHAKE) {
            return first[10] < 3 ? OLD_TLS : TLS;
        }
        return length >= 9 && first[3] == SETTINGS ? HTTP_2 : OTHER;
    }

    /** Whether it speaks any TLS. */
    boolean speaksTls() {
        return this == TLS || this == OLD_TLS;
    }
}

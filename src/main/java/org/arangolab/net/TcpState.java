package org.arangolab.net;

import java.util.Arrays;

/** The state of a TCP socket, in the order of the kernel's numbers, which begin with 1: facts/diagnostics.md 8. */
public enum TcpState {
    ESTABLISHED, SYN_SENT, SYN_RECV, FIN_WAIT1, FIN_WAIT2, TIME_WAIT, CLOSE, CLOSE_WAIT, LAST_ACK, LISTEN, CLOSING,
    /** A number that is none of these. */
    OTHER;

    static TcpState of(String hexadecimal) {
        return Arrays.stream(values()).filter(state -> state.isCalled(hexadecimal)).findFirst().orElse(OTHER);
    }

    boolean isCalled(String hexadecimal) {
        return this != OTHER && Integer.parseInt(hexadecimal, 16) == ordinal() + 1;
    }
}

package org.arangolab.standin.server;

import java.time.Instant;
import java.util.Locale;

/** Where the server's life stands; read by every request. Thread-safe. */
public final class ServerState {
    /** The phases of {@code /_admin/status}, in their order. Source: facts/server.md 2.7. */
    public enum Phase {
        PREPARE("in prepare"), START("in start"), WAIT("in wait"), BEGIN_SHUTDOWN("in beginShutdown"),
        STOP("in stop"), STOPPED("in stopped");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        /** As the server says it. */
        public String label() {
            return label;
        }
    }

    /** {@code /_admin/server/mode}. */
    public enum Mode {
        DEFAULT, READONLY;

        /** As the server says it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Instant startedAt;
    private volatile Phase phase = Phase.PREPARE;
    private volatile Mode mode = Mode.DEFAULT;

    ServerState(Instant startedAt) {
        this.startedAt = startedAt;
    }

    /** When the process began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** The phase now. */
    public Phase phase() {
        return phase;
    }

    /** Whether new requests are refused because the server goes down. */
    public boolean stopping() {
        return phase.compareTo(Phase.WAIT) > 0;
    }

    void enter(Phase next) {
        phase = next;
    }

    /** Whether writes are refused. */
    public Mode mode() {
        return mode;
    }

    /** Sets it. */
    public void mode(Mode next) {
        mode = next;
    }
}

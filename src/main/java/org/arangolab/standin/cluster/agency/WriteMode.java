package org.arangolab.standin.cluster.agency;

/** When a write is answered: the header {@code x-arangodb-agency-mode}. Source: facts/server.md 4.4. */
enum WriteMode {
    /** When a majority has it. */
    COMMITTED,
    /** When the leader has it; the answer tells its place. */
    SEQUENCED,
    /** At once; the answer tells nothing. */
    NO_WAIT;

    static WriteMode of(String header) {
        return switch (header) {
            case "waitForSequenced" -> SEQUENCED;
            case "noWait" -> NO_WAIT;
            default -> COMMITTED;
        };
    }
}

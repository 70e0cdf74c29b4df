package org.arangolab.instance.health;

/**
 * What is to be thought of a server. The names differ from those of its states, so that a script that compares the one
 * with the other is no silent mistake.
 */
public enum Verdict {
    /** Defined, never started. */
    NOT_STARTED,
    /** Its process runs and does not answer yet; the phase says what it is at. */
    COMING_UP,
    /** It answers, quickly. */
    HEALTHY,
    /** It answers, but slowly. */
    SLOW,
    /** It answers that it does not serve: read-only, overloaded, in maintenance or on its way down. */
    UNAVAILABLE,
    /** What answers is not what was started: another role, or another process. */
    MISTAKEN,
    /** Its process runs and nobody has suspended it, but it does not answer. */
    HUNG,
    /** Its process is stopped by SIGSTOP: no hang and no death. */
    SUSPENDED,
    /** It was asked to stop. */
    GOING_DOWN,
    /** It ended as it was asked to. */
    DOWN,
    /** It ended otherwise. */
    DEAD;

    /** Whether a person should look: what a life does not pass through by itself. */
    public boolean trouble() {
        return this == SLOW || this == UNAVAILABLE || this == MISTAKEN || this == HUNG;
    }
}

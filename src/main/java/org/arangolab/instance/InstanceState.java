package org.arangolab.instance;

import java.util.EnumSet;
import java.util.Set;

/** Where a server is in its life; {@link Lifecycle} draws the moves. */
public enum InstanceState {
    /** Defined, never started. */
    INIT,
    /** The process runs and does not answer yet. */
    STARTING,
    /** It answers. */
    RUNNING,
    /** It was asked to end. */
    STOPPING,
    /** It ended as it was asked to. */
    STOPPED,
    /** It ended otherwise. */
    CRASHED;

    /** Whether a process belongs to this state. */
    public boolean hasProcess() {
        return this == STARTING || this == RUNNING || this == STOPPING;
    }

    Set<InstanceState> successors() {
        return switch (this) {
            case INIT, STOPPED, CRASHED -> EnumSet.of(STARTING);
            case STARTING -> EnumSet.of(RUNNING, STOPPING, CRASHED);
            case RUNNING -> EnumSet.of(STOPPING, CRASHED);
            case STOPPING -> EnumSet.of(STOPPED, CRASHED);
        };
    }
}

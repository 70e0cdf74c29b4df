package org.arangolab.standin.cluster.agency;

import java.util.Optional;

/** This agent does not lead, or may not act on it. */
final class NotServingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> leader;

    NotServingException(Optional<String> leader) {
        super(leader.map(endpoint -> "the leader is " + endpoint).orElse("No leader"));
        this.leader = leader;
    }

    /** The endpoint of the agent that leads, if one is known. */
    Optional<String> leader() {
        return leader;
    }
}

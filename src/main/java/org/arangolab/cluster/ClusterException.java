package org.arangolab.cluster;

import org.arangolab.LabException;

/** A cluster is not what it should be: no majority, a server that did not start, an operation that failed. */
public final class ClusterException extends LabException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public ClusterException(String message) {
        super(message);
    }

    /** With what is wrong and why. */
    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}

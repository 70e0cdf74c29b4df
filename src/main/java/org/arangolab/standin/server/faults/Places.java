package org.arangolab.standin.server.faults;

/** The places of the server proper; those of its data are in {@link org.arangolab.standin.store.FailurePoints}. */
public final class Places {
    /** Between the lock of the data directory and the first connection. */
    public static final String STARTUP = "Startup";
    /** Between the wish to stop and the last connection. */
    public static final String SHUTDOWN = "Shutdown";
    /** Before a request is looked at. */
    static final String REQUEST = "Request";
    /** Before the caller of a request is looked at. */
    static final String AUTHENTICATION = "Authentication";
    /** Nowhere: the place asks for the one point by its name. */
    static final String NONE = "";

    private Places() {
    }
}

package org.arangolab.client;

import org.arangolab.net.Endpoint;
import org.arangolab.time.Deadline;

/** Talks HTTP to one server. Thread-safe. */
public interface ServerClient extends AutoCloseable {
    /** Whom it talks to. */
    Endpoint endpoint();

    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @throws ConnectionFailedException when no answer came by the deadline
     * @throws org.arangolab.time.InterruptedWaitException when the thread is interrupted; the call is cancelled
     */
    Response send(Request request, Deadline deadline);

    /** Drops connections that are kept open; the next request opens a new one. */
    void disconnect();

    /** Ends it; requests under way fail. */
    @Override
    void close();
}

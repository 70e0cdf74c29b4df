package org.arangolab.client;

import java.io.IOException;
import org.arangolab.time.Deadline;

/**
 * One technique of exchanging requests and answers with one server. It repeats nothing and explains nothing:
 * that is {@link TransportClient}'s. Thread-safe.
 */
public interface Transport extends AutoCloseable {
    /**
     * Prepares a request; returns at once. It may be sent now or when somebody waits for its answer.
     *
     * @throws org.arangolab.ConfigException when it is no request that this technique can send
     */
    Exchange start(Request request);

    /** Drops connections that are kept open. */
    void disconnect();

    /** Ends exchanges under way, connections and threads. */
    @Override
    void close();

    /** A request under way; for one thread. */
    interface Exchange {
        /**
         * Waits for the whole answer.
         *
         * @throws java.net.SocketTimeoutException when it has not come by the deadline; the request is given up
         * @throws InterruptedException            when the thread is interrupted; the request is given up
         */
        Response await(Deadline deadline) throws IOException, InterruptedException;

        /** Whether it went over a connection that was there before, which may have died meanwhile. */
        boolean onKeptConnection();
    }
}

package org.arangolab.client;

import java.util.concurrent.CompletableFuture;

/**
 * One technique of exchanging requests and answers with one server. It knows no deadlines and repeats nothing: that is
 * {@link TransportClient}'s. Thread-safe.
 */
public interface Transport extends AutoCloseable {
    /**
     * Begins to send a request; returns at once.
     *
     * @throws org.arangolab.ConfigException when it is no request that this technique can send
     */
    Exchange start(Request request);

    /** Drops connections that are kept open. */
    void disconnect();

    /** Ends exchanges under way, connections and threads. */
    @Override
    void close();

    /** A request under way. */
    interface Exchange {
        /** Completes with the whole answer, or with an {@link java.io.IOException}. */
        CompletableFuture<Response> answer();

        /** Gives it up; what has been sent has been sent. */
        void cancel();

        /** Whether it went over a connection that was there before, which may have died meanwhile. */
        boolean onKeptConnection();
    }
}

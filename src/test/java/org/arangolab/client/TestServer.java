package org.arangolab.client;

import org.arangolab.auth.TlsTrust;
import org.arangolab.net.Endpoint;

/** A server that answers by a {@link Script}; can be stopped and started again on the same endpoint. */
interface TestServer extends AutoCloseable {
    Endpoint endpoint();

    Script script();

    /** Connections that are open now. */
    int connections();

    /** Connections that were ever accepted. */
    int accepted();

    void start();

    void stop();

    /** Whom to trust to reach it. */
    default TlsTrust trust() {
        return TlsTrust.SYSTEM;
    }

    @Override
    default void close() {
        script().release();
        stop();
    }
}

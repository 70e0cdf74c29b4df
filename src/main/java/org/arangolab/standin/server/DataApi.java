package org.arangolab.standin.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.server.auth.Tokens;
import org.arangolab.standin.store.FailurePoints;

/**
 * The data behind the server: what its HTTP interface answers beyond the administrative part, and its users. One of a
 * cluster also joins and leaves the others.
 */
public interface DataApi extends AutoCloseable {
    /** Adds the routes. */
    void register(Routes routes);

    /** The users and databases. */
    Authenticator authenticator();

    /**
     * The endpoints answer: joins the others, and returns when the server is ready for clients, or when it is to stop.
     *
     * @throws StartException when it can never be ready
     */
    default void join() {
    }

    /** Adds what is to be told in {@code /_admin/status}. */
    default void describe(ObjectNode status) {
    }

    /** The shutdown has begun; the endpoints answer still. */
    default void leave() {
    }

    /** Writes everything down; nothing is answered any more. */
    @Override
    void close();

    /**
     * Where data is opened.
     *
     * @param directory     the locked data directory
     * @param context       the server around it
     * @param tokens        proves to other servers who it is
     * @param shutdown      ends a wait for other servers
     * @param failurePoints where tests may interfere
     */
    record Setting(Path directory, ServerContext context, Tokens tokens, Shutdown shutdown,
                   FailurePoints failurePoints) {
    }

    /** Opens the data below a locked data directory. */
    @FunctionalInterface
    interface Opener {
        /** The opened data. */
        DataApi open(Setting setting);
    }
}

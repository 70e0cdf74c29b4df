package org.arangolab.standin.server;

import java.nio.file.Path;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.store.FailurePoints;

/** The data behind the server: what its HTTP interface answers beyond the administrative part, and its users. */
public interface DataApi extends AutoCloseable {
    /** Adds the routes. */
    void register(Routes routes);

    /** The users and databases. */
    Authenticator authenticator();

    /** Writes everything down; nothing is answered any more. */
    @Override
    void close();

    /** Opens the data below a locked data directory. */
    @FunctionalInterface
    interface Opener {
        /** The opened data. */
        DataApi open(Path directory, Options options, FailurePoints failurePoints);
    }
}

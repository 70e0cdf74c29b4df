package org.arangolab.instance;

import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.net.Endpoint;

/**
 * Where a server is: its address and its directory.
 *
 * @param endpoint  where it listens; empty: on a leased port
 * @param bind      on which addresses a leased port is opened
 * @param directory its directory; empty: below the run's
 * @param cleanup   what becomes of its directory
 */
public record Site(Optional<Endpoint> endpoint, Bind bind, Optional<Path> directory, Cleanup cleanup) {
    /** A leased port on loopback, and a directory that goes with the run's. */
    public static final Site ANY = new Site(Optional.empty(), Bind.LOOPBACK, Optional.empty(), Cleanup.RUN);

    Site at(Endpoint value) {
        return new Site(Optional.of(value), bind, directory, cleanup);
    }

    Site bound(Bind value) {
        return new Site(endpoint, value, directory, cleanup);
    }

    Site in(Path value) {
        return new Site(endpoint, bind, Optional.of(value), cleanup);
    }

    Site cleaned(Cleanup value) {
        return new Site(endpoint, bind, directory, value);
    }
}

package org.arangolab.tools;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.arangolab.auth.Credentials;
import org.arangolab.instance.Server;
import org.arangolab.net.Endpoint;

/**
 * The server and database that a tool works on, and what it may show there.
 *
 * @param name        the server's name, for messages
 * @param endpoint    where it listens
 * @param database    the database
 * @param credentials what the lab shows to it
 * @param jwtKeyfile  the file with the secret of its tokens, when the lab has it
 * @param armed       whether tools that change something are let through now
 */
public record ToolTarget(String name, Endpoint endpoint, String database, Credentials credentials,
                         Optional<Path> jwtKeyfile, BooleanSupplier armed) {
    /** The database that a tool uses unless it is told another one. */
    public static final String SYSTEM = "_system";

    /** One to which every tool is let through. */
    public ToolTarget(String name, Endpoint endpoint, String database, Credentials credentials,
            Optional<Path> jwtKeyfile) {
        this(name, endpoint, database, credentials, jwtKeyfile, () -> true);
    }

    /** A server's database {@code _system}. */
    public static ToolTarget of(Server server) {
        return new ToolTarget(server.name(), server.endpoint().reachable(), SYSTEM, server.credentials(),
                server.jwtKeyfile(), server::armed);
    }

    /** The same in another database. */
    public ToolTarget in(String other) {
        return new ToolTarget(name, endpoint, other, credentials, jwtKeyfile, armed);
    }
}

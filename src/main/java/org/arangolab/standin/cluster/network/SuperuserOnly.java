package org.arangolab.standin.cluster.network;

import java.util.Optional;
import java.util.function.Predicate;
import org.arangolab.standin.server.auth.Authenticator;

/** Agents and dbservers know no users: only a superuser token opens them. Source: facts/server.md 3.2. */
public final class SuperuserOnly implements Authenticator {
    private final Predicate<String> databases;

    /** With what tells whether there is such a database. */
    public SuperuserOnly(Predicate<String> databases) {
        this.databases = databases;
    }

    @Override
    public Optional<String> identify(String user, String password) {
        return Optional.empty();
    }

    @Override
    public boolean active(String user) {
        return false;
    }

    @Override
    public boolean mayRead(String user, String database) {
        return false;
    }

    @Override
    public boolean mayWrite(String user, String database) {
        return false;
    }

    @Override
    public boolean exists(String database) {
        return databases.test(database);
    }
}

package org.arangolab.standin.api;

import java.util.Optional;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Permission;

/**
 * Users and databases as they are kept.
 *
 * @param store where
 */
public record StoredUsers(Databases store) implements Authenticator {
    @Override
    public Optional<String> identify(String user, String password) {
        return store.users().identify(user, password);
    }

    @Override
    public boolean active(String user) {
        return store.users().active(user);
    }

    @Override
    public boolean mayRead(String user, String database) {
        return store.users().onDatabase(user, database).allows(Permission.RO);
    }

    @Override
    public boolean mayWrite(String user, String database) {
        return store.users().onDatabase(user, database).allows(Permission.RW);
    }

    @Override
    public boolean exists(String database) {
        return store.findDatabase(database).isPresent();
    }
}

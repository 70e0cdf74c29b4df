package org.arangolab.standin.api;

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
    public boolean verify(String user, String password) {
        return store.users().verify(user, password);
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

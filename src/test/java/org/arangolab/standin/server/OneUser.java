package org.arangolab.standin.server;

import java.util.Optional;
import org.arangolab.standin.server.auth.Authenticator;

/** The user {@code root} with one password and all rights, and the database {@code _system}. */
record OneUser(String password) implements Authenticator {
    @Override
    public Optional<String> identify(String user, String given) {
        return Optional.of(user).filter(name -> active(name) && password.equals(given));
    }

    @Override
    public boolean active(String user) {
        return user.equals("root");
    }

    @Override
    public boolean mayRead(String user, String database) {
        return active(user);
    }

    @Override
    public boolean mayWrite(String user, String database) {
        return active(user);
    }

    @Override
    public boolean exists(String database) {
        return database.equals("_system");
    }
}

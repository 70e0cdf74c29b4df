package org.arangolab.standin.server;

import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.auth.Authenticator;

/** A server without data: the database {@code _system}, the user {@code root}, no further routes. */
public final class NoData implements DataApi {
    private static final String ROOT = "root";
    private static final String SYSTEM = "_system";

    private final String password;

    /** With root's password. */
    public NoData(String password) {
        this.password = password;
    }

    @Override
    public void register(Routes routes) {
        // nothing beyond the administrative part
    }

    @Override
    public Authenticator authenticator() {
        return new Authenticator() {
            @Override
            public boolean verify(String user, String given) {
                return active(user) && password.equals(given);
            }

            @Override
            public boolean active(String user) {
                return user.equals(ROOT);
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
                return database.equals(SYSTEM);
            }
        };
    }

    @Override
    public void close() {
        // nothing was opened
    }
}

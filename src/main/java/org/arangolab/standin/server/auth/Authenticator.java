package org.arangolab.standin.server.auth;

import java.util.Optional;

/** What the server must know of users and databases; answered by the store. Thread-safe. */
public interface Authenticator {
    /** The active user who has this password, or this access token; the name may be empty beside a token. */
    Optional<String> identify(String user, String password);

    /** Whether there is such a user and it may log in; for tokens. */
    boolean active(String user);

    /** Whether the user may read the database. */
    boolean mayRead(String user, String database);

    /** Whether the user may write to the database; on {@code _system} this makes an administrator. */
    boolean mayWrite(String user, String database);

    /** Whether there is such a database. */
    boolean exists(String database);
}

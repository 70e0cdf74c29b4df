package org.arangolab.standin.cluster.network;

import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.standin.server.auth.Tokens;

/** The token that a server shows to others; signed anew when the secret changes. Thread-safe. */
public final class ServerToken implements Supplier<Optional<String>> {
    private final Tokens tokens;
    private final String serverId;
    private final boolean wanted;
    /** Guarded by this. */
    private Object key;
    /** Guarded by this. */
    private String token;

    /** For a server; without authentication there is none. */
    public ServerToken(Tokens tokens, String serverId, boolean authentication) {
        this.tokens = tokens;
        this.serverId = serverId;
        this.wanted = authentication;
    }

    @Override
    public synchronized Optional<String> get() {
        if (!wanted) {
            return Optional.empty();
        }
        Object active = tokens.activeKey();
        if (active != key) {
            token = tokens.superuser(serverId);
            key = active;
        }
        return Optional.of(token);
    }
}

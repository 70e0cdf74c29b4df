package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * The users, their passwords and what they may do (facts/server.md 5.4). Thread-safe: reads take no lock, changes run
 * one at a time and are stored before they are seen.
 */
public final class Users {
    /** The user that is always there at the beginning, with an empty password and all rights. */
    public static final String ROOT = "root";

    private final UserRecords records;
    private final Map<String, User> byName = new ConcurrentSkipListMap<>();

    /** With what is kept of them. */
    public Users(UserRecords records) {
        this.records = records;
        reload();
    }

    /** Takes over what was changed by somebody else. */
    public synchronized void reload() {
        Map<String, ObjectNode> kept = records.users();
        byName.keySet().retainAll(kept.keySet());
        kept.forEach((name, json) -> byName.put(name, User.fromJson(name, json)));
    }

    /** Makes the user that is always there at the beginning. */
    public void createRoot(String password) {
        put(new User(ROOT, PasswordHash.of(password), true, Json.object(),
                Map.of("*", Permission.RW, "*/*", Permission.RW), List.of()));
    }

    /** All users by name. */
    public List<User> all() {
        return List.copyOf(byName.values());
    }

    /** One user. */
    public Optional<User> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * One user.
     *
     * @throws ArangoException 404/1703
     */
    public User user(String name) {
        return find(name).orElseThrow(() -> new ArangoException(ErrorCode.USER_NOT_FOUND));
    }

    /**
     * The active user with this password, or this access token in its place, which may stand without the name.
     *
     * @param name empty for that of the token
     */
    public Optional<String> identify(String name, String secret) {
        String wanted = name.isEmpty() ? AccessToken.userOf(secret).orElse("") : name;
        return find(wanted).filter(user -> user.opens(secret, Instant.now())).map(User::name);
    }

    /** Whether there is such a user and it may log in; for tokens. */
    public boolean active(String name) {
        User user = byName.get(name);
        return user != null && user.active();
    }

    /** What a user may do with a database; an unknown user nothing. */
    public Permission onDatabase(String name, String database) {
        return find(name).filter(User::active).map(user -> user.onDatabase(database)).orElse(Permission.NONE);
    }

    /** What a user may do with a collection; an unknown user nothing. */
    public Permission onCollection(String name, String database, String collection) {
        return find(name).filter(User::active).map(user -> user.onCollection(database, collection))
                .orElse(Permission.NONE);
    }

    /**
     * Adds a user without any grant.
     *
     * @throws ArangoException 400/1700 for an empty name or that of a role, 409/1702
     */
    public synchronized User create(String name, String password, boolean active, ObjectNode extra) {
        if (name.isEmpty() || name.startsWith(":role:")) {
            throw new ArangoException(ErrorCode.USER_INVALID_NAME);
        }
        if (byName.containsKey(name)) {
            throw new ArangoException(ErrorCode.USER_DUPLICATE);
        }
        return put(new User(name, PasswordHash.of(password), active, extra, Map.of(), List.of()));
    }

    /**
     * Changes what is present of a user.
     *
     * @throws ArangoException 404/1703
     */
    public synchronized User change(String name, Optional<String> password, Optional<Boolean> active,
                                    Optional<ObjectNode> extra) {
        return replace(name, user -> new User(name, password.map(PasswordHash::of).orElse(user.password()),
                active.orElse(user.active()), extra.orElse(user.extra()), user.grants(), user.tokens()));
    }

    /**
     * Gives a user a further password.
     *
     * @throws ArangoException 404/1703, 409/1207 when another one of the user has this name
     */
    public synchronized AccessToken.Issued issueToken(String name, long id, String label, Instant now,
                                                      long validUntil) {
        User user = user(name);
        if (user.tokens().stream().anyMatch(token -> token.name().equals(label))) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME);
        }
        AccessToken.Issued issued = AccessToken.issue(id, name, label, now, validUntil);
        List<AccessToken> tokens = new ArrayList<>(user.tokens());
        tokens.add(issued.token());
        put(user.withTokens(tokens));
        return issued;
    }

    /** Takes a further password away; one that is not there is fine. */
    public synchronized void revokeToken(String name, long id) {
        replace(name, user -> user.withTokens(user.tokens().stream().filter(token -> token.id() != id).toList()));
    }

    /** Grants a level at {@code database} or {@code database/collection}. */
    public synchronized void grant(String name, String place, Permission permission) {
        replace(name, user -> user.withGrant(place, permission));
    }

    /** Takes a grant back, so that the next wider one holds. */
    public synchronized void revoke(String name, String place) {
        replace(name, user -> user.withoutGrant(place));
    }

    /**
     * Removes a user.
     *
     * @throws ArangoException 404/1703
     */
    public synchronized void remove(String name) {
        user(name);
        records.removeUser(name);
        byName.remove(name);
    }

    private User replace(String name, UnaryOperator<User> change) {
        return put(change.apply(user(name)));
    }

    private User put(User user) {
        records.putUser(user.name(), user.toJson());
        byName.put(user.name(), user);
        return user;
    }
}

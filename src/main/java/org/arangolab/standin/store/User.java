package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arangolab.standin.http.Json;

/**
 * One user; a change makes a new value.
 *
 * @param name     unique
 * @param password what is stored of it
 * @param active   whether the user may log in
 * @param extra    what clients keep here
 * @param grants   by {@code database} or {@code database/collection}, each part may be {@code *}
 * @param tokens   what may stand for the password
 */
public record User(String name, PasswordHash password, boolean active, ObjectNode extra,
                   Map<String, Permission> grants, List<AccessToken> tokens) {

    /** Copies what could change. */
    public User {
        extra = extra.deepCopy();
        grants = Map.copyOf(grants);
        tokens = List.copyOf(tokens);
    }

    User withTokens(List<AccessToken> changed) {
        return new User(name, password, active, extra, grants, changed);
    }

    /** Whether the user may log in with it. */
    boolean opens(String secret, Instant now) {
        return active && (password.matches(secret)
                || AccessToken.userOf(secret).filter(name::equals).isPresent() && tokens.stream()
                        .anyMatch(token -> token.active(now) && token.hash().matches(secret)));
    }

    User withGrant(String place, Permission permission) {
        Map<String, Permission> changed = new TreeMap<>(grants);
        changed.put(place, permission);
        return new User(name, password, active, extra, changed, tokens);
    }

    User withoutGrant(String place) {
        Map<String, Permission> changed = new TreeMap<>(grants);
        changed.remove(place);
        return new User(name, password, active, extra, changed, tokens);
    }

    /** What was granted exactly here. */
    public Permission granted(String place) {
        return grants.getOrDefault(place, Permission.UNDEFINED);
    }

    /** What holds for a database: its own grant, else that of {@code *}, else none. */
    public Permission onDatabase(String database) {
        return firstOf(granted(database), granted("*"));
    }

    /** What holds for a collection: its own grant, else {@code database/*}, the database, any, else none. */
    public Permission onCollection(String database, String collection) {
        return firstOf(granted(database + "/" + collection), granted(database + "/*"), granted(database),
                granted("*/*"), granted("*"));
    }

    private static Permission firstOf(Permission... candidates) {
        for (Permission candidate : candidates) {
            if (candidate != Permission.UNDEFINED) {
                return candidate;
            }
        }
        return Permission.NONE;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("password", password.text()).put("active", active);
        json.set("extra", extra);
        ObjectNode places = json.putObject("grants");
        grants.forEach((place, permission) -> places.put(place, permission.word()));
        ArrayNode kept = json.putArray("tokens");
        tokens.forEach(token -> kept.add(token.toJson()));
        return json;
    }

    static User fromJson(String name, ObjectNode json) {
        Map<String, Permission> grants = new TreeMap<>();
        json.path("grants").properties()
                .forEach(grant -> grants.put(grant.getKey(), Permission.of(grant.getValue().asText())));
        List<AccessToken> tokens = new ArrayList<>();
        json.path("tokens").forEach(token -> tokens.add(AccessToken.fromJson(token)));
        return new User(name, new PasswordHash(json.path("password").asText()), json.path("active").asBoolean(),
                (ObjectNode) json.path("extra"), grants, tokens);
    }
}

package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * A further password of a user, with an end. Its text, {@code v1.USER.SECRET} with both parts in hexadecimal digits, is
 * known only to whoever asked for it.
 *
 * @param id          number within the server
 * @param name        unique among those of the user
 * @param createdAt   seconds since 1970
 * @param validUntil  seconds since 1970
 * @param fingerprint begin and end of the text
 * @param hash        of the text
 */
public record AccessToken(long id, String name, long createdAt, long validUntil, String fingerprint,
                          PasswordHash hash) {
    private static final String PREFIX = "v1.";
    private static final int SECRET_BYTES = 32;
    private static final int SHOWN = 6;

    /**
     * A new one.
     *
     * @param token what is kept
     * @param text  what the user gets
     */
    public record Issued(AccessToken token, String text) {
    }

    static Issued issue(long id, String user, String name, Instant now, long validUntil) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        HexFormat digits = HexFormat.of();
        String text = PREFIX + digits.formatHex(user.getBytes(StandardCharsets.UTF_8)) + "." + digits.formatHex(secret);
        AccessToken token = new AccessToken(id, name, now.getEpochSecond(), validUntil,
                "v1..." + text.substring(text.length() - SHOWN), PasswordHash.of(text));
        return new Issued(token, text);
    }

    /** The user that a text names, if it can be one of these. */
    static Optional<String> userOf(String text) {
        int end = text.lastIndexOf('.');
        if (!text.startsWith(PREFIX) || end <= PREFIX.length()) {
            return Optional.empty();
        }
        try {
            byte[] user = HexFormat.of().parseHex(text.substring(PREFIX.length(), end));
            return Optional.of(new String(user, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it opens anything at this moment. */
    public boolean active(Instant now) {
        return now.getEpochSecond() < validUntil;
    }

    ObjectNode toJson() {
        return Json.object().put("id", id).put("name", name).put("createdAt", createdAt).put("validUntil", validUntil)
                .put("fingerprint", fingerprint).put("hash", hash.text());
    }

    static AccessToken fromJson(JsonNode json) {
        return new AccessToken(json.path("id").asLong(), json.path("name").asText(), json.path("createdAt").asLong(),
                json.path("validUntil").asLong(), json.path("fingerprint").asText(),
                new PasswordHash(json.path("hash").asText()));
    }
}

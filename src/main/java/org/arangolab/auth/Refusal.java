package org.arangolab.auth;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.time.Durations;

/**
 * Why a server may have refused what was shown to it (status 401), as far as the one who showed it can tell.
 *
 * @param shown      the {@code Authorization} header; empty when there was none
 * @param serverTime the answer's {@code Date} header, RFC 9110; empty when the server tells none, as arangod
 */
public record Refusal(Optional<String> shown, Optional<String> serverTime) {
    private static final Pattern EXPIRES = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,12})");
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** In words, without what is secret in it. */
    public String explain(Instant now) {
        if (shown.isEmpty()) {
            return "it wants to know who asks, and nothing was shown to it";
        }
        String[] parts = shown.get().split(" ", 2);
        boolean token = parts.length == 2 && parts[0].equalsIgnoreCase("bearer");
        return token ? ofToken(parts[1], now) : "the user is unknown or not active, or the password is not the user's";
    }

    private String ofToken(String token, Instant now) {
        OptionalLong end = expires(token);
        if (end.isPresent() && end.getAsLong() <= now.getEpochSecond()) {
            return "the token expired " + ago(Instant.ofEpochSecond(end.getAsLong()), now) + " ago";
        }
        Optional<Duration> ahead = serverClock().map(server -> Duration.between(now, server));
        if (ahead.filter(skew -> skew.abs().compareTo(SKEW) > 0).isPresent()) {
            boolean fast = !ahead.get().isNegative();
            return "its clock is " + Durations.text(ahead.get().abs()) + (fast ? " ahead of" : " behind") + " the lab's"
                    + (fast && end.isPresent() ? ": by it the token may have expired" : "");
        }
        return "the token is not signed with the secret that the server has now, or its user is unknown or not active";
    }

    private static String ago(Instant end, Instant now) {
        return Durations.text(Duration.between(end, now));
    }

    private Optional<Instant> serverClock() {
        try {
            return serverTime.map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // no date: nothing to compare with
        }
    }

    /** The claim {@code exp} of a JSON web token, RFC 7519. */
    private static OptionalLong expires(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return OptionalLong.empty();
        }
        try {
            Matcher claim = EXPIRES.matcher(new String(Base64.getUrlDecoder().decode(parts[1]),
                    StandardCharsets.UTF_8));
            return claim.find() ? OptionalLong.of(Long.parseLong(claim.group(1))) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty(); // no token that could be read
        }
    }
}

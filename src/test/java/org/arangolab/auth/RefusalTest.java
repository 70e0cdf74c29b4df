package org.arangolab.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final String WRONG =
            "the token is not signed with the secret that the server has now, or its user is "
            + "unknown or not active";

    private static Optional<String> token(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return Optional.of("bearer " + encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln");
    }

    private static String explain(Optional<String> shown, String date) {
        return new Refusal(shown, Optional.ofNullable(date)).explain(NOW);
    }

    @Test
    void nothingShownIsSaid() {
        assertThat(explain(Optional.empty(), null)).isEqualTo("it wants to know who asks, and nothing was shown to it");
    }

    @Test
    void passwordIsNotBlamedAlone() {
        assertThat(explain(Optional.of("Basic cm9vdDo="), null))
                .isEqualTo("the user is unknown or not active, or the password is not the user's");
    }

    @Test
    void expiredTokenIsToldFromAWrongSecret() {
        assertThat(explain(token("{\"iss\":\"arangodb\",\"exp\":" + NOW.minusSeconds(90).getEpochSecond() + "}"), null))
                .isEqualTo("the token expired 1 min 30 s ago");
        assertThat(explain(token("{\"iss\":\"arangodb\",\"exp\":" + NOW.plusSeconds(90).getEpochSecond() + "}"), null))
                .isEqualTo(WRONG);
        assertThat(explain(token("{\"iss\":\"arangodb\",\"server_id\":\"x\"}"), null)).isEqualTo(WRONG);
    }

    @Test
    void serversClockIsToldWhereItShowsOne() {
        Optional<String> fresh = token("{\"exp\":" + NOW.plusSeconds(3600).getEpochSecond() + "}");
        assertThat(explain(fresh, "Wed, 01 Jul 2026 14:00:00 GMT"))
                .isEqualTo("its clock is 2 h ahead of the lab's: by it the token may have expired");
        assertThat(explain(fresh, "Wed, 01 Jul 2026 11:00:00 GMT")).isEqualTo("its clock is 1 h behind the lab's");
        assertThat(explain(fresh, "Wed, 01 Jul 2026 12:00:05 GMT")).isEqualTo(WRONG);
        assertThat(explain(fresh, "yesterday")).isEqualTo(WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "bearer x", "bearer a.b.c", "bearer a.%%%.c", "Bearer a.bnVsbA.c"})
    void whatIsNoTokenIsAWrongOne(String shown) {
        assertThat(explain(Optional.of(shown), null)).isIn(WRONG,
                "the user is unknown or not active, or the password is not the user's");
    }
}

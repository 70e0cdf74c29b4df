package org.arangolab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> ROLES = List.of("single", "agent", "dbserver", "coordinator");

    @Test
    void swappedMissingAndWrongLettersAreForgiven() {
        assertThat(Suggestion.nearest("signle", ROLES)).contains("single");
        assertThat(Suggestion.nearest("SINGEL", ROLES)).contains("single");
        assertThat(Suggestion.nearest("cordinator", ROLES)).contains("coordinator");
        assertThat(Suggestion.nearest("dbservr", ROLES)).contains("dbserver");
    }

    @Test
    void nearestOfSeveralWinsAndTiesGoByAlphabet() {
        assertThat(Suggestion.nearest("start", List.of("stop", "restart", "starts"))).contains("starts");
        assertThat(Suggestion.nearest("cat", List.of("hat", "bat"))).contains("bat");
    }

    @Test
    void strangerGetsTheKnownNamesWhenTheyAreFew() {
        assertThat(Suggestion.nearest("primary", ROLES)).isEmpty();
        assertThat(Suggestion.hint("primary", ROLES)).isEqualTo("; known: single, agent, dbserver, coordinator");
        assertThat(Suggestion.hint("signle", ROLES)).isEqualTo("; did you mean 'single'?");
        assertThat(Suggestion.hint("x", List.of())).isEmpty();
        assertThat(Suggestion.hint("primary", IntStream.range(0, 13).mapToObj(i -> "number" + i).toList())).isEmpty();
    }
}

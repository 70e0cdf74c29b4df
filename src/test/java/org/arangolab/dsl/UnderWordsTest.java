package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.instance.under.Recorded;
import org.arangolab.instance.under.Valgrind;
import org.junit.jupiter.api.Test;

class UnderWordsTest {
    private final UnderWords words = new UnderWords() { };

    @Test
    void recorderTakesItsSettings() {
        assertThat(words.rr()).isEqualTo(new Recorded(Optional.empty(), false, false, List.of()));
        assertThat(words.rr(Map.of("chaos", true, "pack", true, "args", List.of("-n"), "program", "/opt/rr")))
                .isEqualTo(new Recorded(Optional.of(Path.of("/opt/rr")), true, true, List.of("-n")));
    }

    @Test
    void valgrindTakesItsSettings() {
        assertThat(words.valgrind(Map.of("tool", "drd", "args", List.of("-v"))))
                .isEqualTo(new Valgrind("drd", List.of("-v")));
        assertThat(words.valgrind(Map.of())).isEqualTo(words.valgrind());
    }

    @Test
    void valuesOfAWrongKindAreMistakes() {
        refused(Map.of("chaoss", true), "rr: unknown setting 'chaoss'; did you mean 'chaos'?");
        refused(Map.of("chaos", "yes"), "rr: chaos: expected true or false, not 'yes' (String)");
        refused(Map.of("args", "-n"), "rr: args: expected a list such as ['--option=value'], not '-n' (String)");
        assertThatThrownBy(() -> words.valgrind(Map.of("args", "-v"))).isInstanceOf(ConfigException.class)
                .hasMessage("valgrind: args: expected a list such as ['--option=value'], not '-v' (String)");
    }

    private void refused(Map<String, ?> settings, String message) {
        assertThatThrownBy(() -> words.rr(settings)).isInstanceOf(ConfigException.class).hasMessage(message);
    }
}

package org.arangolab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {
    @ParameterizedTest
    @ValueSource(strings = {"SIGSEGV", "sigsegv", "SEGV", "segv", "11"})
    void everySpellingIsRead(String word) {
        assertThat(Signal.parse(word)).isEqualTo(Signal.SEGV);
        assertThat(Signal.parse(11)).isEqualTo(Signal.SEGV);
        assertThat(Signal.parse(Signal.SEGV)).isEqualTo(Signal.SEGV);
    }

    @Test
    void misspelledOneIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Signal.parse("SIGSEVG")).isInstanceOf(ConfigException.class)
                .hasMessage("unknown signal 'SIGSEVG'; did you mean 'SEGV'?");
        assertThatThrownBy(() -> Signal.parse(99)).hasMessage("unknown signal '99'");
        assertThatThrownBy(() -> Signal.parse(null)).hasMessage("unknown signal 'null'");
    }

    @Test
    void exitIsASignalOrACode() {
        assertThat(new ExitStatus(134)).hasToString("SIGABRT (code 134)");
        assertThat(new ExitStatus(134).signal()).contains(Signal.ABRT);
        assertThat(new ExitStatus(21)).hasToString("exit code 21");
        assertThat(new ExitStatus(128)).hasToString("exit code 128");
        assertThat(new ExitStatus(255)).hasToString("exit code 255");
        assertThat(new ExitStatus(0).ok()).isTrue();
        assertThat(new ExitStatus(1).ok()).isFalse();
    }
}

package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptHistoryTest {
    @ParameterizedTest
    @ValueSource(strings = {"attach('http://h', user: 'root', password: 'x')", "rootPassword = 'x'", "token: abc",
            "['Authorization': 'x']", "x = 'bearer abc'", "get('http://root:pw@host/')", "jwtSecret = 'a'"})
    void entryThatSeemsToHoldASecretIsRecognised(String entry) {
        assertThat(PromptHistory.secret(entry)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance('db1', auth: jwt)", "x = 1",
            "db1.get('http://127.0.0.1:8529/')", "/help password"})
    void ordinaryEntryIsRemembered(String entry) {
        assertThat(PromptHistory.secret(entry)).isFalse();
    }

    @Test
    void fileIsTheOwnersAlone(@TempDir Path state) throws Exception {
        Path file = PromptHistory.file(Map.of("XDG_STATE_HOME", state.toString()));
        assertThat(file).isEqualTo(state.resolve("arangolab/history"));
        assertThat(PromptHistory.prepare(file)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void fileThatCannotBeMadeIsDoneWithout(@TempDir Path state) throws Exception {
        Path file = Files.createFile(state.resolve("file"));
        assertThat(PromptHistory.prepare(file.resolve("arangolab/history"))).isFalse();
    }
}

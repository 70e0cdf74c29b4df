package org.arangolab.standin.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {
    @Test
    void aBareLevelIsThatOfGeneralOnly() {
        Levels levels = new Levels(List.of("debug"));
        assertThat(levels.all()).containsEntry("general", Level.DEBUG).containsEntry("startup", Level.INFO);
    }

    @Test
    void allMeansEveryTopicAndLaterDefinitionsWin() {
        Levels levels = new Levels(List.of("all=err", "startup=Trace"));
        assertThat(levels.all()).containsEntry("general", Level.ERROR).containsEntry("startup", Level.TRACE);
        assertThat(levels.shows("startup", Level.DEBUG)).isTrue();
        assertThat(levels.shows("trx", Level.WARNING)).isFalse();
    }

    @Test
    void resetGoesBackToTheCommandLine() {
        Levels levels = new Levels(List.of("trx=debug"));
        levels.set("trx", Level.FATAL);
        levels.reset();
        assertThat(levels.all()).containsEntry("trx", Level.DEBUG);
    }

    @Test
    void whatIsNoLevelOrTopicIsRefused() {
        assertThatThrownBy(() -> new Levels(List.of("trx=loud"))).hasMessage("strange log level 'trx=loud'");
        assertThatThrownBy(() -> new Levels(List.of("nix=info"))).hasMessage("strange topic 'nix'");
    }
}

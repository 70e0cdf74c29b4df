package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arangolab.ByteSize;
import org.arangolab.monitor.Io;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceWordsTest {
    @TempDir
    private Path directory;
    private ScriptBench bench;

    @BeforeEach
    void open() {
        bench = new ScriptBench(directory);
        bench.run("instance('db1').start()");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void figuresAreReadLikeProperties() {
        assertThat(bench.run("db1.stats().rss")).isInstanceOf(ByteSize.class);
        assertThat(bench.run("db1.stats().pss")).isInstanceOf(ByteSize.class);
        assertThat(bench.run("db1.stats().descriptors")).isInstanceOf(Integer.class);
        assertThat(bench.run("db1.stats().io")).isInstanceOf(Io.class);
        assertThat(bench.run("db1.stats().rss < 512.mb && db1.stats().cpu < 1.min")).isEqualTo(true);
        assertThat(bench.run("db1.snapshot('a'); db1.delta('a').io.read")).isInstanceOf(ByteSize.class);
        assertThat(bench.run("hostLoad.processors > 0")).isEqualTo(true);
    }

    @Test
    void snapshotStaysKnownFromLineToLine() {
        bench.run("db1.snapshot('before')");
        bench.run("db1.snapshot('after')");
        assertThat(bench.run("db1.delta('before', 'after').restarted")).isEqualTo(false);
    }

    @Test
    void forgottenLabelIsAskedFor() {
        assertThat(bench.error("db1.snapshot()")).startsWith(
                "a snapshot has a label; for example: db1.snapshot('before'), db1.delta('before')");
    }
}

package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.arangolab.lab.UndoFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {
    @TempDir
    private Path directory;
    private ScriptBench bench;

    @BeforeEach
    void open() {
        bench = new ScriptBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aServerThatATestSuspendsGoesOnAfterIt() {
        assertThat(bench.run("""
                instance('db1').start()
                def inside
                test('suspends') { db1.suspend(); inside = db1.state; inside = org.arangolab.process.Signal.STOP }
                [inside.name(), new File("/proc/$db1.pid/stat").text.contains(') T')]
                """)).isEqualTo(java.util.List.of("STOP", false));
    }

    @Test
    void aServerThatDiedOrGoesOnAlreadyNeedsNothing() {
        assertThat(bench.run("""
                instance('db1').start()
                test('resumes') { db1.suspend(); db1.resume() }
                test('kills') { db1.suspend(); db1.kill() }
                'no failure'
                """)).isEqualTo("no failure");
    }

    @Test
    void whatIsTakenBackLastWasDoneFirst() {
        assertThat(bench.run("""
                instance('db1').start()
                def seen = []
                def stopped = { new File("/proc/$db1.pid/stat").text.contains(') T') }
                test('order') {
                    cleanup { seen << stopped() }
                    db1.suspend()
                    cleanup { seen << stopped() }
                }
                seen
                """)).isEqualTo(java.util.List.of(true, false));
    }

    @Test
    void anUndoThatFailsFailsTheTestAndKeepsNoOtherFromBeingRun() {
        bench.session().undo("the first fault", () -> bench.session().undo("late", () -> { }));
        bench.session().undo("the second fault", () -> {
            throw new IllegalStateException("no way back");
        });
        assertThatThrownBy(bench.session()::close).isInstanceOf(UndoFailedException.class)
                .hasMessage("a fault was not taken back: the second fault: no way back");
    }
}

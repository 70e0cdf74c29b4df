package org.arangolab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
    @Test
    void sameProcessHasTheSameIdentity() {
        long self = ProcessHandle.current().pid();
        ProcessIdentity identity = ProcessIdentity.of(self).orElseThrow();
        assertThat(identity).isEqualTo(ProcessIdentity.of(self).orElseThrow());
        assertThat(identity.alive()).isTrue();
    }

    @Test
    void reusedPidIsAnotherProcess() {
        ProcessIdentity identity = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        assertThat(new ProcessIdentity(identity.pid(), identity.startTicks() - 1).alive()).isFalse();
    }

    @Test
    void endedProcessIsNotAlive(@TempDir Path directory) {
        try (Spawner spawner = new Spawner()) {
            ChildProcess child = spawner.start(TestChildren.command(directory, "/bin/sleep", "1000"));
            ProcessIdentity identity = child.identity().orElseThrow();
            assertThat(identity.alive()).isTrue();
            child.signal(Signal.KILL);
            child.awaitExit(Deadline.in(Duration.ofSeconds(20)));
            assertThat(identity.alive()).isFalse();
            assertThat(ProcessIdentity.of(child.pid())).isEmpty();
        }
    }

    @Test
    void commandNameMayHoldParenthesesAndBlanks(@TempDir Path directory) throws Exception {
        Path odd = directory.resolve("a ) S 1 (b");
        Files.copy(Path.of("/bin/sleep"), odd);
        try (Spawner spawner = new Spawner()) {
            ChildProcess child = spawner.start(TestChildren.command(directory, odd.toString(), "1000"));
            assertThat(child.identity().orElseThrow().alive()).isTrue();
        }
    }
}

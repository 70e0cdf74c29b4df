package org.arangolab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanIT {
    @TempDir
    private Path directory;

    @Test
    void childOfAKilledLabIsGoneWithin250Milliseconds() throws Exception {
        Process lab = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ProcessIdentity child = childOf(lab);
        assertThat(child.alive()).isTrue();
        long killed = System.nanoTime();
        lab.destroyForcibly();
        Await.that("the end of the killed lab's child").until(Deadline.in(Duration.ofSeconds(20)),
                () -> child.alive() ? Observation.notYet("alive") : Observation.found(""));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofMillis(250));
        assertThat(lab.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static ProcessIdentity childOf(Process lab) throws IOException {
        BufferedReader output = lab.inputReader();
        return ProcessIdentity.of(Long.parseLong(output.readLine())).orElseThrow();
    }

    /** A lab that starts a child, says its pid and waits for its own death. */
    static final class Main {
        private Main() {
        }

        public static void main(String[] arguments) {
            ChildProcess child = new Spawner().start(TestChildren.shell(Path.of(arguments[0]),
                    "trap '' TERM HUP; exec sleep 1000"));
            Await.that("the child to be past its wrappers").until(Deadline.in(Duration.ofSeconds(20)),
                    () -> ProcessHandle.of(child.pid()).flatMap(p -> p.info().command())
                            .filter(command -> command.endsWith("sleep")).isPresent()
                            ? Observation.found("") : Observation.notYet(""));
            System.out.println(child.pid());
            child.awaitExit(Deadline.in(Duration.ofMinutes(1)));
        }
    }
}

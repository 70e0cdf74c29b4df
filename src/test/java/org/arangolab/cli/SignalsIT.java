package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.testing.Reliability;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What signals to the lab do, one after the other. */
@Tag("reliability")
class SignalsIT {
    @TempDir
    private Path directory;

    @Test
    void theSecondSignalHurriesAScriptThatDoesNotEnd() throws Exception {
        script("""
                test('stubborn') {
                    cleanup { while (true) { try { Thread.sleep(1000) } catch (InterruptedException e) { } } }
                    instance('db1').start().waitUntilReady(60.s)
                    new File('pid').text = db1.pid + "\\n"
                    while (true) { }
                }
                """);
        Program program = run();
        ProcessIdentity server = server();
        program.signal("INT");
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollDelay(Duration.ofMillis(300))
                .until(program.process()::isAlive);

        long second = System.nanoTime();
        program.signal("INT");

        assertThat(program.await()).isEqualTo(130);
        Reliability.figure("second Ctrl-C, until the lab has ended", since(second).toMillis() + " ms");
        assertThat(since(second)).isLessThan(Duration.ofSeconds(5));
        assertThat(server.alive()).isFalse();
        assertThat(program.output()).contains("the run was cut off: interrupted twice; it was at: a.groovy: stubborn");
        assertThat(directory.resolve("junit.xml")).content().contains("it did not end: the run was cut off");
    }

    @Test
    void theThirdSignalKills() throws Exception {
        script("""
                test('stubborn') {
                    Runtime.runtime.addShutdownHook(new Thread({ while (true) { } } as Runnable))
                    instance('db1').start().waitUntilReady(60.s)
                    new File('pid').text = db1.pid + "\\n"
                    while (true) { try { Thread.sleep(1000) } catch (InterruptedException e) { } }
                }
                """);
        Program program = run();
        ProcessIdentity server = server();
        program.signal("TERM");
        program.signal("TERM");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !server.alive());

        program.signal("TERM");

        assertThat(program.await()).isEqualTo(130);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "QUIT", "HUP", "TERM"})
    void aSignalToTheWholeGroupReachesOnlyTheLab(String signal) throws Exception {
        script("""
                test('lives on') {
                    instance('db1').start().waitUntilReady(60.s)
                    cleanup { new File('state').text = db1.alive }
                    new File('pid').text = db1.pid + "\\n"
                    within(10.s) { assert new File('go on').exists() }
                }
                """);
        Program program = Program.startInItsOwnGroup(directory, "--stand-in", "run", "a.groovy");
        server();

        new ProcessBuilder("/bin/kill", "-s", signal, "--", "-" + program.process().pid()).start().waitFor();
        Files.createFile(directory.resolve("go on"));

        assertThat(program.await()).isIn(0, 130);
        assertThat(directory.resolve("state")).hasContent("true");
    }

    @Test
    void tenSignalsASecondWhileAServerStartsLeaveNothing() throws Exception {
        script("test('storm') { while (true) { instance('db' + System.nanoTime()).start(); new File('began').text = '' "
                + "} }");
        Program program = run();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("began")));

        while (program.process().isAlive()) {
            program.signal("INT");
            program.process().waitFor(100, TimeUnit.MILLISECONDS);
        }

        assertThat(program.code()).isEqualTo(130);
        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().arguments().filter(arguments -> Arrays.stream(arguments)
                        .anyMatch(argument -> argument.contains(directory.toString()))).isPresent()));
    }

    private Program run() throws IOException {
        return Program.start(directory, Map.of(), "--stand-in", "run", "a.groovy", "--junit", "junit.xml");
    }

    private void script(String text) throws IOException {
        Files.writeString(directory.resolve("a.groovy"), text);
    }

    private ProcessIdentity server() throws IOException {
        Path file = directory.resolve("pid");
        Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(file) && Files.readString(file).endsWith("\n"));
        return ProcessIdentity.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}

package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program at a real pseudo-terminal, which tmux holds; skipped where tmux is not installed. */
class ReplIT {
    private static final Path PROGRAM = Path.of("target/arangolab/bin/arangolab").toAbsolutePath();
    private static final Path STATUS = Path.of("status");

    @TempDir
    private Path directory;

    @BeforeEach
    void needsTmuxAndTheDistribution() {
        assumeTrue(Stream.of("/usr/bin/tmux", "/bin/tmux", "/usr/local/bin/tmux").map(Path::of)
                .anyMatch(Files::isExecutable), "tmux is not installed");
        assertThat(PROGRAM).as("the distribution; mvn package makes it").isExecutable();
    }

    @AfterEach
    void endTmux() throws Exception {
        tmux("kill-server");
    }

    @Test
    void serverIsStartedAndLivesThroughAnInterruptAndEndsWithThePrompt() throws Exception {
        open(80);
        ProcessHandle server = started();
        type("instanse('x')");
        shows("unknown word 'instanse'; did you mean 'instance'\\?");
        type("while (true) { }");
        shows("true\\) \\{ \\}");
        interruptUntil("interrupted; servers go on");
        type("db1.get('/_api/version').status");
        shows("\\n200\\narangolab>"); // only a prompt that is there hears Ctrl-D
        assertThat(server.isAlive()).isTrue();
        press("C-d");
        ends();
        assertThat(server.isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUP", "TERM"})
    void signalEndsThePromptWithItsServersAndKeepsItsHistory(String signal) throws Exception {
        open(80);
        ProcessHandle server = started();
        ProcessHandle lab = server.parent().orElseThrow();
        new ProcessBuilder("kill", "-" + signal, String.valueOf(lab.pid())).start().waitFor();
        gone(lab);
        gone(server);
        assertThat(history()).contains("instance('db1')");
        assertThat(directory.resolve("runs")).isDirectoryNotContaining("glob:**/2*");
    }

    @Test
    void endOfTheTerminalEndsThePromptWithItsServers() throws Exception {
        open(80);
        ProcessHandle server = started();
        ProcessHandle lab = server.parent().orElseThrow();
        endTmux();
        gone(lab);
        gone(server);
    }

    private ProcessHandle started() throws Exception {
        type("instance('db1').start().waitUntilReady(30.s)");
        String pid = group(shows("db1 RUNNING single pid \\d+ tcp://"), "RUNNING single pid (\\d+)");
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void gone(ProcessHandle process) {
        Awaitility.await("the end of " + process.pid()).atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive());
    }

    private String history() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            Path history = files.filter(file -> file.getFileName().toString().contains("history")).findFirst()
                    .orElseThrow();
            return Files.readString(history);
        }
    }

    @Test
    void twentyColumnsAreEnough() throws Exception {
        open(20);
        type("6 * 7");
        shows("\\n42\\n");
        type("/exit");
        ends();
    }

    private void open(int columns) throws Exception {
        tmux("-f", "/dev/null", "new-session", "-d", "-x", String.valueOf(columns), "-y", "24",
                "env", "-u", "CI", "XDG_STATE_HOME=" + directory, "ARANGOLAB_RUNS=" + directory.resolve("runs"),
                "sh", "-c", "trap : INT; " + PROGRAM + " --stand-in; echo $? > " + directory.resolve(STATUS));
        shows("> $");
    }

    private void type(String line) throws Exception {
        tmux("send-keys", "-l", line);
        press("Enter");
    }

    private void press(String key) throws Exception {
        tmux("send-keys", key);
    }

    /** Waits until the screen matches. */
    private String shows(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return Awaitility.await(pattern).atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50))
                .until(this::screen, (Predicate<String>) screen -> wanted.matcher(screen).find());
    }

    /** Presses Ctrl-C until the entry is over: the first may come before it runs. */
    private void interruptUntil(String wanted) {
        Awaitility.await(wanted).atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(500)).until(() -> {
            boolean there = screen().contains(wanted);
            if (!there) {
                press("C-c");
            }
            return there;
        });
    }

    private void ends() {
        Awaitility.await("the program's end").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50))
                .until(() -> Files.exists(directory.resolve(STATUS)));
        assertThat(directory.resolve(STATUS)).hasContent("0");
    }

    private String screen() throws Exception {
        return tmux("capture-pane", "-p").stripTrailing() + " ";
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** A tmux of this test alone: its socket lies in the test's directory. */
    private String tmux(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", directory.resolve("tmux").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}

package org.arangolab.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in server as a process, through its launcher in the distribution. */
@Timeout(60)
class ArangodIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int KILLED_BY = 128;

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothing() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("arangolab.home"), "lib/standin/bin/arangod").toString(),
                "--configuration", "none", "--log.foreground-tty", "false",
                "--log.file", log(name).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".out").toFile()).start();
        started.add(process);
        return process;
    }

    private Process ready(String name, int port, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--server.endpoint", "tcp://127.0.0.1:" + port,
                "--database.directory", directory.resolve("data").toString()));
        arguments.addAll(List.of(more));
        Process process = start(name, arguments.toArray(String[]::new));
        await().atMost(PATIENCE).until(() -> !process.isAlive() || lines(name).contains("[cf3f4]"));
        assertThat(lines(name)).contains("[cf3f4]");
        return process;
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    private String lines(String name) {
        try {
            return Files.exists(log(name)) ? Files.readString(log(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".out"));
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String ask(int port, String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic cm9vdDo=").method(method, HttpRequest.BodyPublishers.noBody()).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void aServerStartsAnswersAndStopsOnSigterm() throws Exception {
        int port = freePort();
        Path pidFile = directory.resolve("pid");
        Process server = ready("a", port, "--pid-file", pidFile.toString());
        assertThat(ask(port, "GET", "/_api/version")).contains("\"server\":\"arango\"");
        assertThat(directory.resolve("data/LOCK")).hasContent(Long.toString(server.pid()));
        assertThat(pidFile).hasContent(server.pid() + "\n");
        assertThat(directory.resolve("data/ENGINE")).hasContent("rocksdb");
        signal(server, "TERM");
        assertThat(exit(server)).isZero();
        assertThat(lines("a")).contains("INFO [b4133] {general} SIGTERM received (sender pid 0), beginning shut down")
                .endsWith("INFO [4bcb9] {general} ArangoDB has been shut down\n");
        assertThat(directory.resolve("data/LOCK")).doesNotExist();
        assertThat(pidFile).doesNotExist();
        assertThat(output("a")).isEmpty();
    }

    @Test
    void everyLineHasTheFormOfArangod() throws Exception {
        Process server = ready("a", freePort());
        Pattern form = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z \\[" + server.pid()
                + "-\\d+] (INFO|WARNING) \\[[0-9a-f]{5}] \\{[a-z]+} .+");
        assertThat(lines("a").lines()).allMatch(line -> form.matcher(line).matches());
    }

    @Test
    void aShutdownRequestIsAnsweredAndEndsTheServer() throws Exception {
        int port = freePort();
        Process server = ready("a", port);
        assertThat(ask(port, "DELETE", "/_admin/shutdown")).isEqualTo("\"OK\"");
        assertThat(exit(server)).isZero();
    }

    @Test
    void aDirectoryInUseIsRefused() throws Exception {
        Process first = ready("a", freePort());
        Process second = start("b", "--server.endpoint", "tcp://127.0.0.1:" + freePort(),
                directory.resolve("data").toString());
        assertThat(exit(second)).isEqualTo(22);
        assertThat(lines("b")).contains(
                "FATAL [1f4eb] {general} database is locked by process " + first.pid() + "; please stop it first");
    }

    @Test
    void aLockOfADeadServerIsTakenOverAndHeldAgain() throws Exception {
        Process dead = ready("a", freePort());
        signal(dead, "KILL");
        assertThat(exit(dead)).isEqualTo(KILLED_BY + 9);
        ready("b", freePort());
        assertThat(lines("b")).contains("WARNING [b387d] {general} found existing lockfile");
        Process third = start("c", "--server.endpoint", "tcp://127.0.0.1:" + freePort(),
                directory.resolve("data").toString());
        assertThat(exit(third)).isEqualTo(22);
    }

    @Test
    void aTakenPortIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String endpoint = "tcp://127.0.0.1:" + taken.getLocalPort();
            Process server = start("a", "--server.endpoint", endpoint, directory.resolve("data").toString());
            assertThat(exit(server)).isEqualTo(21);
            assertThat(lines("a")).contains("FATAL [c81f6] {general} failed to bind to endpoint '" + endpoint
                    + "'. Please check whether another instance is already running");
            assertThat(directory.resolve("data/LOCK")).doesNotExist();
        }
    }

    @Test
    void aDirectoryOfARealServerIsLeftAlone() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.writeString(data.resolve("ENGINE"), "rocksdb");
        Process server = start("a", "--server.endpoint", "tcp://127.0.0.1:" + freePort(), data.toString());
        assertThat(exit(server)).isEqualTo(25);
        assertThat(data.toFile().list()).containsExactly("ENGINE");
    }

    @Test
    void anUpgradeEndsWithoutTheReadyLine() throws Exception {
        Process server = start("a", "--server.endpoint", "tcp://127.0.0.1:" + freePort(),
                "--database.auto-upgrade", "true", directory.resolve("data").toString());
        assertThat(exit(server)).isZero();
        assertThat(lines("a")).doesNotContain("[cf3f4]").contains("[4bcb9]");
    }

    @ParameterizedTest
    @CsvSource({"ABRT, 6", "BUS, 7"})
    void aFatalSignalIsReportedAndIsTheCauseOfDeath(String name, int number) throws Exception {
        Process server = ready("a", freePort());
        signal(server, name);
        assertThat(exit(server)).isEqualTo(KILLED_BY + number);
        assertThat(lines("a")).contains("FATAL [a7902] {crash} \uD83D\uDCA5 ArangoDB ",
                "caught unexpected signal " + number + " (SIG" + name + ") from pid 0: signal handler invoked",
                "INFO [ded81] {crash} available physical memory: ");
    }

    @Test
    void aHangupOpensTheLogAgain() throws Exception {
        Process server = ready("a", freePort());
        Files.move(log("a"), directory.resolve("moved"));
        signal(server, "HUP");
        await().atMost(PATIENCE).until(() -> lines("a").contains("[23db2]"));
        assertThat(directory.resolve("moved")).content().contains("[33eae]");
    }

    @Test
    void wrongOptionsEndWithTheirCodes() throws Exception {
        Process unknown = start("a", "--server.endpiont", "x");
        assertThat(exit(unknown)).isEqualTo(3);
        assertThat(output("a")).contains("unknown option '--server.endpiont'", "Did you mean this?");
        assertThat(exit(start("b", "--server.io-threads", "x"))).isEqualTo(4);
        assertThat(exit(start("c", "--configuration", directory.resolve("none.conf").toString()))).isEqualTo(6);
        assertThat(exit(start("d", directory.resolve("data").toString()))).isEqualTo(1);
        assertThat(lines("d")).contains("FATAL [2c5f0] {general} no endpoints have been specified, giving up, "
                + "please use the '--server.endpoint' option");
    }

    @Test
    void theVersionIsPrintedAndNothingTouched() throws Exception {
        Process server = start("a", "--version-json", directory.resolve("data").toString());
        assertThat(exit(server)).isZero();
        assertThat(output("a")).startsWith("{").contains("\"stand-in\":\"true\"").hasLineCount(1);
        assertThat(directory.resolve("data")).doesNotExist();
    }
}

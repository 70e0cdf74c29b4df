package org.arangolab.standin.server.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.ArangodMain;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/** The stand-in as a process that a test breaks. Killed when it is closed. */
final class FaultyServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROOT = "Basic " + Base64.getEncoder().encodeToString("root:".getBytes());

    private final Process process;
    private final Path log;
    private final String url;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FaultyServer(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /** Starts it; its files are in the directory. */
    static FaultyServer start(Path directory, Map<String, String> environment, String... options) throws IOException {
        int port = freePort();
        Path log = directory.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), ArangodMain.class.getName(),
                "--configuration", "none", "--log.foreground-tty", "false", "--log.file", log.toString(),
                "--server.endpoint", "tcp://127.0.0.1:" + port,
                "--database.directory", directory.resolve("data").toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        builder.environment().putAll(environment);
        return new FaultyServer(builder.start(), log, "http://127.0.0.1:" + port);
    }

    /** Starts it and waits for its ready line. */
    static FaultyServer ready(Path directory, String... options) throws IOException {
        return start(directory, Map.of(), options).awaitLine("[cf3f4]");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    FaultyServer awaitLine(String part) {
        Await.that("a line with " + part).until(Deadline.in(PATIENCE), () -> log().contains(part)
                || !process.isAlive() ? Observation.found(part) : Observation.notYet(log()));
        if (!log().contains(part)) {
            throw new AssertionError("it ended with " + process.exitValue() + " before a line with " + part + "\n"
                    + log());
        }
        return this;
    }

    String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end\n" + log());
        }
        return process.exitValue();
    }

    FaultyServer signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        return this;
    }

    FaultyServer failAt(String name) throws IOException, InterruptedException {
        String answer = ask("PUT", "/_admin/debug/failat/" + name);
        if (!answer.equals("200 true")) {
            throw new AssertionError("PUT failat answered " + answer);
        }
        return this;
    }

    /** Status and body, {@code 200 true}. */
    String ask(String method, String path) throws IOException, InterruptedException {
        return ask(method, path, "");
    }

    /** As above; single quotes in the body become double ones. */
    String ask(String method, String path, String body) throws IOException, InterruptedException {
        return ask(method, path, body, PATIENCE);
    }

    String ask(String method, String path, String body, Duration limit) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(url + path)).timeout(limit)
                .header("Authorization", ROOT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body.replace('\'', '"'))).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body().replace('"', '\'');
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

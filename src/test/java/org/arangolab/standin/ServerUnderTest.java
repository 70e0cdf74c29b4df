package org.arangolab.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The stand-in server as a child process, ready to be asked. Killed when it is closed. */
final class ServerUnderTest implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final Process child;
    private final int port;
    private final StringBuilder log = new StringBuilder();

    private ServerUnderTest(Process child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts it with its data in a directory, and returns when it says that it is ready. */
    static ServerUnderTest start(Path directory) {
        return start(directory, Map.of(), "tcp");
    }

    /**
     * The same, with a part of its environment, the scheme of its endpoint, and further arguments.
     */
    static ServerUnderTest start(Path directory, Map<String, String> environment, String scheme, String... arguments) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                    ArangodMain.class.getName(), "--server.endpoint", scheme + "://" + HOST + ":" + port,
                    "--database.directory", directory.toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process child = builder.start();
            ServerUnderTest server = new ServerUnderTest(child, port);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the stand-in server could not be started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader lines = child.inputReader();
        String line = lines.readLine();
        while (line != null && !line.contains("is ready for business")) {
            log.append(line).append('\n');
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("the stand-in server ended before it was ready:\n" + log);
        }
        Thread rest = new Thread(() -> lines.lines().forEach(this::append), "log of the server under test");
        rest.setDaemon(true);
        rest.start();
    }

    private synchronized void append(String line) {
        log.append(line).append('\n');
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        kill();
    }

    /** Kills it, so that it has no time to say anything to anybody. */
    void kill() {
        child.destroyForcibly();
        try {
            child.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

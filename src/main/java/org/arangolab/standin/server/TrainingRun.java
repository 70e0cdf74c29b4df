package org.arangolab.standin.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.arangolab.standin.server.options.CommandLine;
import org.arangolab.standin.server.options.Options;

/**
 * Starts a server, asks it a few things and stops it, so that a class-data archive of this run
 * ({@code -XX:ArchiveClassesAtExit}) holds the classes a server needs. Run by {@code make-cds}.
 */
public final class TrainingRun {
    private static final List<String> REQUESTS = List.of("GET /_api/version?details=true", "GET /_admin/status",
            "GET /_admin/log/entries", "GET /_admin/metrics/v2", "GET /_admin/statistics", "GET /_api/unknown",
            "GET /_api/database", "GET /_api/collection", "GET /_admin/server/availability",
            "PUT /_admin/log/level {\"general\":\"info\"}", "POST /_api/collection {\"name\":\"training\"}",
            "POST /_api/document/training {\"a\":1}", "GET /_api/document/training/none",
            "POST /_api/cursor {\"query\":\"FOR d IN training FILTER d.a > 0 SORT d.a LIMIT 1 RETURN d\"}",
            "POST /_open/auth {\"username\":\"root\",\"password\":\"\"}", "DELETE /_api/collection/training");

    private final int port;

    private TrainingRun(int port) {
        this.port = port;
    }

    /**
     * Runs a server for a directory that must not exist.
     *
     * @return the server's exit code
     */
    public static ExitCode run(Path directory, DataApi.Opener opener) throws IOException {
        return run(directory, opener, port -> ask(port, REQUESTS));
    }

    /** The same, with a visitor that gets the server's port once it is ready. */
    public static ExitCode run(Path directory, DataApi.Opener opener, IntConsumer visitor) throws IOException {
        int port = freePort();
        List<String> arguments = List.of("--server.endpoint", "tcp://127.0.0.1:" + port,
                "--server.authentication", "true", "--log.file", directory + ".log", "--log.foreground-tty", "false",
                directory.toString());
        Options options = CommandLine.read(arguments, name -> null, directory.getParent());
        return InformationSwitch.text(options).isPresent() ? ExitCode.FAILED
                : new StandInServer(options, opener, shutdown -> visit(visitor, port, shutdown)).run();
    }

    /** A port that is free now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void visit(IntConsumer visitor, int port, Shutdown shutdown) {
        try {
            visitor.accept(port);
        } finally {
            shutdown.begin();
        }
    }

    /** Sends requests as root, {@code PUT /path body}, whatever the answers are. */
    public static void ask(int port, List<String> requests) {
        TrainingRun training = new TrainingRun(port);
        try {
            for (String request : requests) {
                String[] part = request.split(" ", 3);
                training.exchange(part[0], part[1], part.length > 2 ? part[2] : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the training run failed", e);
        }
    }

    private void exchange(String method, String path, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Basic cm9vdDo=\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            in.readAllBytes();
        }
    }
}

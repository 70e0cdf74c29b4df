package org.arangolab.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.net.Endpoint;

/**
 * A server that treats its connections as it is told, one script for each connection, one letter for each request:
 * {@code k} answers and keeps the connection, {@code c} reads the request and closes, {@code h} closes in the middle of
 * the answer. Dashes are for the eye.
 */
final class BreakingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Thread thread;

    BreakingServer(String... connections) throws IOException {
        thread = new Thread(() -> serve(connections), "breaking server");
        thread.start();
    }

    Endpoint endpoint() {
        return Endpoint.tcp("127.0.0.1", socket.getLocalPort());
    }

    /** Method and path of all requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(String... connections) {
        try {
            for (String script : connections) {
                connection(script.replace("-", ""));
            }
        } catch (IOException e) {
            return; // closed by the end of the test
        }
    }

    private void connection(String script) throws IOException {
        try (Socket connection = socket.accept();
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (char act : script.toCharArray()) {
                String first = in.readLine();
                if (first == null || !first.endsWith(" HTTP/1.1")) {
                    return; // or somebody who asks in TLS who is there
                }
                requests.add(first.replaceFirst(" HTTP/1.1", ""));
                for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                    continue;
                }
                String answer = act == 'k' ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                        : act == 'h' ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{" : "";
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

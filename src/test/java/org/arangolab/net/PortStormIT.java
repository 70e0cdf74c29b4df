package org.arangolab.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.arangolab.testing.Reliability;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labs that lease ports at the same time, beside a process that burns ephemeral ports and one that binds the ports of
 * the pool on purpose, with SO_REUSEADDR.
 */
@Tag("reliability")
class PortStormIT {
    @TempDir
    private Path directory;

    @Test
    void noTwoLabsGetTheSamePortAndEveryServerListens() throws Exception {
        int labs = Reliability.rounds(3, 8);
        int leases = Reliability.rounds(100, 200);
        List<Process> enemies = List.of(start("burner"), start("binder"));
        List<Process> all = new ArrayList<>();
        try {
            for (int i = 0; i < labs; i++) {
                all.add(start("lab", String.valueOf(leases)));
            }
            Set<String> ports = new HashSet<>();
            int replanned = 0;
            int collisions = 0;
            for (Process lab : all) {
                String[] told = lab.inputReader().readLine().split(" ");
                replanned += Integer.parseInt(told[0]);
                collisions += Integer.parseInt(told[1]);
                ports.addAll(List.of(told).subList(2, told.length));
            }
            Reliability.figure("ports: " + labs + " labs with " + leases + " leases each", collisions
                    + " collisions that reached a user, " + replanned + " replanned");
            assertThat(collisions).isZero();
            assertThat(ports).as("different ports, all held at once").hasSize(labs * leases);
            assertThat(enemies).allMatch(Process::isAlive);
        } finally {
            for (Process lab : all) {
                lab.getOutputStream().close();
            }
            enemies.forEach(Process::destroyForcibly);
            for (Process lab : all) {
                assertThat(lab.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        try (var left = Files.list(directory.resolve("ports"))) {
            assertThat(left).as("leases after the labs have ended").isEmpty();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), directory.resolve("ports").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** One of the processes. */
    static final class Main {
        private Main() {
        }

        /** Arguments: the leases' directory; lab, burner or binder; the number of leases. */
        public static void main(String[] arguments) throws IOException {
            switch (arguments[1]) {
                case "burner" -> burn();
                case "binder" -> bind();
                default -> lease(new PortPool(Path.of(arguments[0])), Integer.parseInt(arguments[2]));
            }
        }

        private static void burn() throws IOException {
            try (ServerSocket server = new ServerSocket(0)) {
                while (true) {
                    new Socket("127.0.0.1", server.getLocalPort()).close();
                    server.accept().close();
                }
            }
        }

        private static void bind() throws IOException {
            Random random = new Random();
            while (true) {
                try (ServerSocket thief = new ServerSocket()) {
                    thief.setReuseAddress(true);
                    thief.bind(new InetSocketAddress("127.0.0.1", 10_000 + random.nextInt(22_000)));
                } catch (BindException e) {
                    continue; // somebody listens there
                }
            }
        }

        /** As a lab does it: a lease, a server that listens with SO_REUSEADDR, once more elsewhere when that fails. */
        private static void lease(PortPool pool, int count) throws IOException {
            List<AutoCloseable> held = new ArrayList<>();
            StringBuilder ports = new StringBuilder();
            int replanned = 0;
            int collisions = 0;
            for (int i = 0; i < count; i++) {
                PortLease lease = pool.lease();
                Optional<ServerSocket> server = listen(lease.port());
                if (server.isEmpty()) {
                    replanned++;
                    lease = pool.lease();
                    server = listen(lease.port());
                    collisions += server.isEmpty() ? 1 : 0;
                }
                held.add(lease);
                server.ifPresent(held::add);
                ports.append(' ').append(lease.port());
            }
            System.out.println(replanned + " " + collisions + ports);
            System.in.read();
            held.forEach(Main::close);
        }

        private static Optional<ServerSocket> listen(int port) throws IOException {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            try {
                server.bind(new InetSocketAddress("127.0.0.1", port));
                return Optional.of(server);
            } catch (BindException e) {
                server.close();
                return Optional.empty();
            }
        }

        private static void close(AutoCloseable resource) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

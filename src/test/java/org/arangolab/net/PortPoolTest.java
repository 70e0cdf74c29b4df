package org.arangolab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.arangolab.LabFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPoolTest {
    @TempDir
    private Path directory;
    private final List<PortLease> leases = new ArrayList<>();

    @AfterEach
    void giveBack() {
        leases.forEach(PortLease::close);
    }

    @Test
    void manyLeasesOfTwoPoolsAreAllDifferent() {
        PortPool one = new PortPool(directory);
        PortPool two = new PortPool(directory);
        for (int i = 0; i < 100; i++) {
            leases.add(one.lease());
            leases.add(two.lease());
        }
        assertThat(leases).extracting(PortLease::port).doesNotHaveDuplicates().hasSize(200)
                .allSatisfy(port -> assertThat(port).isBetween(10_000, 32_767));
    }

    @Test
    void threadsGetDifferentPorts() {
        PortPool pool = new PortPool(directory);
        List<CompletableFuture<PortLease>> futures = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.supplyAsync(pool::lease)).toList();
        futures.forEach(future -> leases.add(future.join()));
        assertThat(leases).extracting(PortLease::port).doesNotHaveDuplicates();
    }

    @Test
    void leasedPortIsRefusedToForeignersOnEveryAddress() {
        int port = lease();
        assertThatThrownBy(() -> bind(new InetSocketAddress(port), false).close()).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(new InetSocketAddress("127.0.0.1", port), false).close())
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(new InetSocketAddress("0.0.0.0", port), false).close())
                .isInstanceOf(BindException.class);
    }

    @Test
    void serverWithReuseAddressListensOnALeasedPort() throws IOException {
        for (String address : List.of("127.0.0.1", "0.0.0.0")) {
            int port = lease();
            try (ServerSocket server = bind(new InetSocketAddress(address, port), true);
                    Socket client = new Socket("127.0.0.1", port);
                    Socket accepted = server.accept()) {
                assertThat(accepted.getLocalPort()).isEqualTo(client.getPort());
            }
        }
    }

    @Test
    void nobodyAnswersOnALeasedPort() {
        int port = lease();
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).hasMessageContaining("Connection refused");
    }

    @Test
    void portOfAForeignListenerIsNotLeased() throws IOException {
        PortLease lease = new PortPool(directory).lease();
        int port = lease.port();
        lease.close();
        try (ServerSocket foreign = bind(new InetSocketAddress("127.0.0.1", port), true)) {
            assertThat(foreign.isBound()).isTrue();
            assertThat(PortPool.hold(port)).isEmpty();
        }
        assertThat(PortPool.hold(port)).isPresent().hasValueSatisfying(PortPoolTest::close);
    }

    @Test
    void closedLeaseGivesThePortBackAndTwiceIsHarmless() throws IOException {
        PortLease lease = new PortPool(directory).lease();
        lease.close();
        lease.close();
        bind(new InetSocketAddress(lease.port()), false).close();
    }

    @Test
    void lockOfALeaseIsKeptWhenTheSamePortIsTriedAgain() throws IOException {
        PortPool pool = new PortPool(directory);
        PortLease lease = new PortPool(directory).lease();
        leases.add(lease);
        assertThat(pool.tryLease(lease.port())).isEmpty();
        String inode = String.valueOf(Files.getAttribute(directory.resolve(String.valueOf(lease.port())), "unix:ino"));
        assertThat(Files.readString(Path.of("/proc/locks"))).contains(":" + inode + " ");
    }

    @Test
    void directoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> new PortPool(file.resolve("ports")).lease()).isInstanceOf(LabFailureException.class)
                .message().startsWith("cannot lease a port: " + file.resolve("ports") + ": ");
    }

    private int lease() {
        PortLease lease = new PortPool(directory).lease();
        leases.add(lease);
        return lease.port();
    }

    private static ServerSocket bind(InetSocketAddress address, boolean reuse) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(reuse);
            server.bind(address);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

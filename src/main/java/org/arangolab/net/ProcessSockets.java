package org.arangolab.net;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sockets of a process and of the network namespace that it is in: proc(5).
 *
 * @param own    its TCP sockets
 * @param others the other TCP sockets of the namespace, those without any process among them
 * @param rest   how many sockets of other kinds it has: unix, UDP, netlink
 */
public record ProcessSockets(List<Tcp> own, List<Tcp> others, int rest) {
    /**
     * A TCP socket.
     *
     * @param local  its own port
     * @param remote the other side's; 0 when it listens
     */
    public record Tcp(TcpState state, int local, int remote) {
        private static Tcp of(SocketTable.Row row) {
            return new Tcp(TcpState.of(row.state()), SocketTable.Row.port(row.local()),
                    SocketTable.Row.port(row.remote()));
        }
    }

    /** Copies the lists. */
    public ProcessSockets {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }

    /**
     * Of the process with this directory, {@code /proc/PID}.
     *
     * @throws IOException when it has gone or is another user's
     */
    public static ProcessSockets of(Path process) throws IOException {
        Set<String> open = SocketTable.open(process.resolve("fd"));
        List<SocketTable.Row> rows = SocketTable.rows(process.resolve("net"));
        Set<String> rest = new HashSet<>(open);
        rows.forEach(row -> rest.remove(row.inode()));
        return new ProcessSockets(rows.stream().filter(row -> open.contains(row.inode())).map(Tcp::of).toList(),
                rows.stream().filter(row -> !open.contains(row.inode())).map(Tcp::of).toList(), rest.size());
    }
}

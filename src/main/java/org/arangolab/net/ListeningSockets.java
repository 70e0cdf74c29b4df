package org.arangolab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where a process listens on TCP: its open sockets looked up in the kernel's table, proc(5). */
public final class ListeningSockets {
    private ListeningSockets() {
    }

    /**
     * The addresses at which this process listens; none when it is another user's.
     *
     * @throws IOException when {@code /proc} does not show its files
     */
    public static List<Endpoint> of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<String> own = SocketTable.open(process.resolve("fd"));
        List<Endpoint> found = new ArrayList<>();
        for (SocketTable.Listening socket : SocketTable.listening(process.resolve("net"))) {
            if (own.contains(socket.inode())) {
                found.add(endpoint(socket));
            }
        }
        return found;
    }

    /** {@code 0100007F:2151}: words of four bytes in the machine's order, which is the reverse one here. */
    private static Endpoint endpoint(SocketTable.Listening socket) throws UnknownHostException {
        String words = socket.local().substring(0, socket.local().indexOf(':'));
        byte[] address = new byte[words.length() / 2];
        for (int i = 0; i < address.length; i++) {
            int from = i / 4 * 4 + 3 - i % 4;
            address[i] = (byte) Integer.parseInt(words.substring(from * 2, from * 2 + 2), 16);
        }
        return Endpoint.tcp(InetAddress.getByAddress(address).getHostAddress(), socket.port());
    }
}

package org.arangolab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process listens on TCP: its open sockets looked up in the kernel's table, proc(5). */
public final class ListeningSockets {
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {
    }

    /**
     * The addresses at which this process listens; none when it is another user's.
     *
     * @throws IOException when {@code /proc} does not show its files
     */
    public static List<Endpoint> of(long pid) throws IOException {
        Set<String> sockets = sockets(Path.of("/proc", String.valueOf(pid), "fd"));
        List<Endpoint> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = Path.of("/proc", String.valueOf(pid), "net", table);
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] field = line.strip().split("\\s+");
                if (field.length > INODE && field[STATE].equals(LISTEN) && sockets.contains(field[INODE])) {
                    found.add(endpoint(field[LOCAL]));
                }
            }
        }
        return found;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(descriptors)) {
            for (Path descriptor : open.toList()) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** {@code 0100007F:2151}: words of four bytes in the machine's order, which is the reverse one here. */
    private static Endpoint endpoint(String local) throws UnknownHostException {
        String[] parts = local.split(":");
        byte[] address = new byte[parts[0].length() / 2];
        for (int i = 0; i < address.length; i++) {
            int from = i / 4 * 4 + 3 - i % 4;
            address[i] = (byte) Integer.parseInt(parts[0].substring(from * 2, from * 2 + 2), 16);
        }
        return Endpoint.tcp(InetAddress.getByAddress(address).getHostAddress(), Integer.parseInt(parts[1], 16));
    }
}

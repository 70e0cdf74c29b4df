package org.arangolab.net;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The kernel's tables of TCP sockets, and which of them a process has open: proc(5). */
final class SocketTable {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String PREFIX = "socket:[";

    private SocketTable() {
    }

    /**
     * A socket that listens.
     *
     * @param local address and port in hexadecimal, {@code 0100007F:2151}
     * @param inode the socket's number
     */
    record Listening(String local, String inode) {
        int port() {
            return Integer.parseInt(local.substring(local.indexOf(':') + 1), 16);
        }
    }

    /**
     * A socket of TCP.
     *
     * @param local  its own address and port in hexadecimal
     * @param remote those of the other side
     * @param state  in hexadecimal
     * @param inode  its number; 0 when no process has it any more
     */
    record Row(String local, String remote, String state, String inode) {
        static int port(String address) {
            return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
        }
    }

    /** The sockets in the network namespace of this {@code /proc/PID/net}; none where it cannot be read. */
    static List<Row> rows(Path net) {
        List<Row> rows = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : lines(net.resolve(table))) {
                String[] field = line.strip().split("\\s+");
                if (field.length > INODE && field[LOCAL].indexOf(':') > 0) { // not the header
                    rows.add(new Row(field[LOCAL], field[REMOTE], field[STATE], field[INODE]));
                }
            }
        }
        return rows;
    }

    /** Those of them that listen. */
    static List<Listening> listening(Path net) {
        return rows(net).stream().filter(row -> TcpState.LISTEN.isCalled(row.state()))
                .map(row -> new Listening(row.local(), row.inode())).toList();
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            return List.of(); // a kernel without this protocol, or no /proc at all
        }
    }

    /**
     * The inodes of the sockets in this {@code /proc/PID/fd}.
     *
     * @throws IOException when the process has gone or is another user's
     */
    static Set<String> open(Path descriptors) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                String target = target(descriptor);
                if (target.startsWith(PREFIX)) {
                    inodes.add(target.substring(PREFIX.length(), target.length() - 1));
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
}

package org.arangolab.monitor;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.net.ProcessSockets;
import org.arangolab.net.ProcessSockets.Tcp;
import org.arangolab.net.TcpState;

/**
 * The sockets of a process: by the port at which it listens, by the port that it has connected to, and what the kernel
 * counts in the network namespace that it is in. A connection within the machine is two sockets, one at each side.
 *
 * @param subject   whose they are
 * @param in        by the port at which it listens: how many in which state; those that wait out their time belong to
 *                  no process any more and are told by their port
 * @param out       by the other side's port: how many in which state
 * @param rest      how many sockets of other kinds it has: unix, UDP, netlink
 * @param namespace {@code TCP inuse}, {@code TCP tw} …: sockstat of the network namespace, with all processes in it
 */
public record Sockets(String subject, Map<Integer, Map<TcpState, Integer>> in, Map<Integer, Map<TcpState, Integer>> out,
                      int rest, Map<String, Long> namespace) implements Readout {
    /** Of this process; empty when it has gone or is another user's. */
    public static Optional<Sockets> of(String subject, long pid) {
        ProcReader process = ProcReader.of(pid);
        try {
            return Optional.of(of(subject, ProcessSockets.of(process.process()), process.text("net/sockstat")
                    .orElse("")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Sockets of(String subject, ProcessSockets found, String sockstat) {
        Map<Integer, Map<TcpState, Integer>> in = new TreeMap<>();
        Map<Integer, Map<TcpState, Integer>> out = new TreeMap<>();
        found.own().stream().filter(socket -> socket.state() == TcpState.LISTEN)
                .forEach(socket -> count(in, socket.local(), socket));
        Stream.concat(found.own().stream(), found.others().stream().filter(Sockets::nobodys))
                .filter(socket -> socket.state() != TcpState.LISTEN && in.containsKey(socket.local()))
                .forEach(socket -> count(in, socket.local(), socket));
        found.own().stream().filter(socket -> !in.containsKey(socket.local()))
                .forEach(socket -> count(out, socket.remote(), socket));
        return new Sockets(subject, in, out, found.rest(), counts(sockstat));
    }

    /** States in which the kernel keeps a socket after its process has closed it. */
    private static boolean nobodys(Tcp socket) {
        return switch (socket.state()) {
            case TIME_WAIT, FIN_WAIT1, FIN_WAIT2, LAST_ACK, CLOSING -> true;
            default -> false;
        };
    }

    private static void count(Map<Integer, Map<TcpState, Integer>> ports, int port, Tcp socket) {
        ports.computeIfAbsent(port, p -> new EnumMap<>(TcpState.class)).merge(socket.state(), 1, Integer::sum);
    }

    /** {@code TCP: inuse 3 orphan 0}: a protocol, then names with their numbers. */
    private static Map<String, Long> counts(String sockstat) {
        Map<String, Long> counts = new LinkedHashMap<>();
        sockstat.lines().forEach(line -> {
            String[] word = line.strip().split("[:\\s]+");
            for (int i = 1; i + 1 < word.length; i += 2) {
                if (word[i + 1].matches("\\d{1,18}")) {
                    counts.put(word[0] + " " + word[i], Long.parseLong(word[i + 1]));
                }
            }
        });
        return counts;
    }

    /** How many there are in a state, in and out. */
    public int count(TcpState state) {
        return Stream.of(in, out).flatMap(ports -> ports.values().stream())
                .mapToInt(states -> states.getOrDefault(state, 0)).sum();
    }

    /** Connections that are open, in and out. */
    public int getEstablished() {
        return count(TcpState.ESTABLISHED);
    }

    @Override
    public String title() {
        return subject + ": sockets";
    }

    @Override
    public List<Line> lines() {
        ReadoutLines lines = new ReadoutLines();
        in.forEach((port, states) -> lines.add("in " + port, told(states)));
        out.forEach((port, states) -> lines.add("out " + port, told(states)));
        lines.addIf(rest > 0, "other kinds", rest);
        lines.addIf(!namespace.isEmpty(), "namespace", "TCP " + Stream.of("inuse", "orphan", "tw", "alloc")
                .filter(name -> namespace.containsKey("TCP " + name))
                .map(name -> name + " " + namespace.get("TCP " + name))
                .collect(Collectors.joining(", ")));
        return lines.all();
    }

    private static String told(Map<TcpState, Integer> states) {
        return states.entrySet().stream().map(state -> state.getKey() == TcpState.LISTEN ? "LISTEN"
                : state.getValue() + " " + state.getKey()).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text();
    }
}

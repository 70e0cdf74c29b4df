package org.arangolab.monitor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.net.TcpState;

/**
 * The sockets of several servers, and their sum.
 *
 * @param subject whose they are
 * @param servers each by the server's name, in order
 */
public record GroupSockets(String subject, Map<String, Sockets> servers) implements Rows {
    /** Copies the map, in its order. */
    public GroupSockets {
        servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    }

    /** Connections that are open; one between two of the servers counts twice. */
    public int getEstablished() {
        return count(TcpState.ESTABLISHED);
    }

    /** How many there are in a state. */
    public int count(TcpState state) {
        return servers.values().stream().mapToInt(sockets -> sockets.count(state)).sum();
    }

    @Override
    public List<Map<String, Object>> rows() {
        RowList rows = new RowList("server", "established", "time wait", "close wait", "other kinds");
        servers.forEach((name, sockets) -> rows.add(name, sockets.getEstablished(), sockets.count(TcpState.TIME_WAIT),
                sockets.count(TcpState.CLOSE_WAIT), sockets.rest()));
        rows.add("all", getEstablished(), count(TcpState.TIME_WAIT), count(TcpState.CLOSE_WAIT),
                servers.values().stream().mapToInt(Sockets::rest).sum());
        return rows.all();
    }

    @Override
    public String toString() {
        return text();
    }
}

package org.arangolab.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.arangolab.net.ProcessSockets;
import org.arangolab.net.ProcessSockets.Tcp;
import org.arangolab.net.TcpState;
import org.junit.jupiter.api.Test;

class SocketsTest {
    @Test
    void socketsAreToldByPortAndState() {
        ProcessSockets found = new ProcessSockets(
                List.of(new Tcp(TcpState.LISTEN, 8529, 0), new Tcp(TcpState.ESTABLISHED, 8529, 40000),
                        new Tcp(TcpState.CLOSE_WAIT, 8529, 40001), new Tcp(TcpState.ESTABLISHED, 50000, 4001)),
                List.of(new Tcp(TcpState.TIME_WAIT, 8529, 40002), new Tcp(TcpState.ESTABLISHED, 40000, 8529),
                        new Tcp(TcpState.TIME_WAIT, 1234, 80)), 2);
        Sockets sockets = Sockets.of("db1", found,
                "sockets: used 15\nTCP: inuse 3 orphan 0 tw 5 alloc 6 mem 1\nUDP: inuse 0 mem 0\n");
        assertThat(sockets.in()).isEqualTo(Map.of(8529, Map.of(TcpState.LISTEN, 1, TcpState.ESTABLISHED, 1,
                TcpState.CLOSE_WAIT, 1, TcpState.TIME_WAIT, 1)));
        assertThat(sockets.out()).isEqualTo(Map.of(4001, Map.of(TcpState.ESTABLISHED, 1)));
        assertThat(sockets.getEstablished()).isEqualTo(2);
        assertThat(sockets.namespace()).containsEntry("TCP tw", 5L).containsEntry("sockets used", 15L);
        assertThat(sockets).hasToString("""
                db1: sockets
                  in 8529      1 ESTABLISHED, 1 TIME_WAIT, 1 CLOSE_WAIT, LISTEN
                  out 4001     1 ESTABLISHED
                  other kinds  2
                  namespace    TCP inuse 3, orphan 0, tw 5, alloc 6""");
    }

    @Test
    void realSocketsOfThisProcessAreSeen() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            Sockets sockets = Sockets.of("me", ProcessHandle.current().pid()).orElseThrow();
            assertThat(sockets.in().get(server.getLocalPort())).containsEntry(TcpState.LISTEN, 1)
                    .containsEntry(TcpState.ESTABLISHED, 1);
            assertThat(sockets.out().get(server.getLocalPort())).containsEntry(TcpState.ESTABLISHED, 1);
            assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
        }
    }

    @Test
    void processThatIsGoneHasNone() {
        assertThat(Sockets.of("db1", Integer.MAX_VALUE)).isEmpty();
    }
}

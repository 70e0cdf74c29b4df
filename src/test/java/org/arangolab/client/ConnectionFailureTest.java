package org.arangolab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.ServerCertificate;
import org.arangolab.auth.TlsTrust;
import org.arangolab.client.ConnectionFailedException.Kind;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client says when somebody is there, but not the one that was expected. */
@Timeout(30)
class ConnectionFailureTest {
    @TempDir
    private Path directory;
    private ServerCertificate own;

    @BeforeEach
    void makeCertificate() {
        own = ServerCertificate.selfSigned(directory.resolve("own.pem"));
    }

    private static void fails(Endpoint endpoint, Wire wire, TlsTrust trust, Kind kind, String reason) {
        try (ServerClient client = ServerClients.open(endpoint, wire, Credentials.NONE, trust)) {
            ConnectionFailedException e = catchThrowableOfType(ConnectionFailedException.class,
                    () -> client.send(Request.of("GET", "/_api/version"), Deadline.in(Duration.ofSeconds(10))));
            assertThat(e).hasMessage("GET /_api/version to " + endpoint + " got no answer: " + reason);
            assertThat(e.kind()).isEqualTo(kind);
        }
    }

    private static Endpoint ssl(Endpoint endpoint) {
        return new Endpoint(Endpoint.Transport.SSL, endpoint.host(), endpoint.port(), "");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static void servedWith(ServerCertificate certificate, TlsTrust trust, Kind kind, String reason) {
        try (TestServer server = new JettyTestServer(Wire.HTTP_1_1, Optional.of(certificate))) {
            fails(server.endpoint(), Wire.HTTP_1_1, trust, kind, reason);
        }
        try (TestServer server = new VstTestServer(Optional.of(certificate))) {
            fails(server.endpoint(), Wire.VST_1_1, trust, kind, reason);
        }
    }

    @Test
    void anotherCertificateThanTheTrustedOne() {
        ServerCertificate other = ServerCertificate.selfSigned(directory.resolve("other.pem"));

        servedWith(other, own.trust(), Kind.UNTRUSTED_CERTIFICATE,
                "its certificate 'CN=arangolab' is not trusted: not the one trusted certificate has signed it");
    }

    @Test
    void selfSignedCertificateForTheSystem() {
        servedWith(own, TlsTrust.SYSTEM, Kind.UNTRUSTED_CERTIFICATE, "its certificate 'CN=arangolab' is not trusted: "
                + "none of the authorities that Java knows has signed it");
    }

    @Test
    void expiredCertificate() {
        ServerCertificate old = TestCertificates.write(directory.resolve("old.pem"), "127.0.0.1", -20, -10);

        servedWith(old, old.trust(), Kind.CERTIFICATE_OUT_OF_DATE,
                "its certificate 'CN=test' expired on " + today().minusDays(10));
    }

    @Test
    void certificateOfTheFuture() {
        ServerCertificate young = TestCertificates.write(directory.resolve("young.pem"), "127.0.0.1", 10, 20);

        servedWith(young, young.trust(), Kind.CERTIFICATE_OUT_OF_DATE,
                "its certificate 'CN=test' is not valid before " + today().plusDays(10));
    }

    @Test
    void certificateOfAnotherHost() {
        ServerCertificate foreign = TestCertificates.write(directory.resolve("foreign.pem"), "db.example.org", -1, 1);

        servedWith(foreign, foreign.trust(), Kind.WRONG_HOST,
                "its certificate 'CN=test' is for db.example.org, not for 127.0.0.1");
    }

    @Test
    void ownCertificateIsGoodForLocalhostToo() {
        try (TestServer server = new JettyTestServer(Wire.HTTP_1_1, Optional.of(own))) {
            Endpoint byName = new Endpoint(Endpoint.Transport.SSL, "localhost", server.endpoint().port(), "");
            try (ServerClient client = ServerClients.open(byName, Wire.HTTP_1_1, Credentials.NONE, own.trust())) {
                assertThat(client.send(Request.of("GET", "/echo"), Deadline.in(Duration.ofSeconds(10))).ok()).isTrue();
            }
        }
    }

    @Test
    void plainServerOnATlsEndpoint() {
        try (TestServer server = new JettyTestServer(Wire.HTTP_1_1, Optional.empty())) {
            for (Wire wire : Wire.values()) {
                fails(ssl(server.endpoint()), wire, own.trust(), Kind.NOT_TLS,
                        "it does not speak TLS but plain HTTP; use a tcp:// endpoint");
            }
        }
    }

    @Test
    void tlsServerOnAPlainEndpoint() {
        try (TestServer server = new JettyTestServer(Wire.HTTP_1_1, Optional.of(own))) {
            Endpoint plain = Endpoint.tcp("127.0.0.1", server.endpoint().port());
            for (Wire wire : Wire.values()) {
                fails(plain, wire, own.trust(), Kind.UNEXPECTED_TLS, "it speaks TLS; use an ssl:// endpoint");
            }
        }
    }

    @Test
    void serverOfTls11() throws IOException {
        String refusal = "it speaks no TLS newer than 1.1, which is not safe; "
                + "start the server with --ssl.protocol 5 or more";
        try (FixedAnswer alert = new FixedAnswer(HexFormat.of().parseHex("15030200020246"));
                FixedAnswer hello = new FixedAnswer(HexFormat.of().parseHex("160302004a0200004603024b"))) {
            fails(ssl(alert.endpoint()), Wire.HTTP_1_1, own.trust(), Kind.TLS_TOO_OLD, refusal);
            fails(ssl(hello.endpoint()), Wire.VST_1_1, own.trust(), Kind.TLS_TOO_OLD, refusal);
        }
    }

    @Test
    void serverWithoutHttp2() {
        try (TestServer server = new JettyTestServer(Wire.HTTP_1_1, Optional.of(own))) {
            fails(server.endpoint(), Wire.HTTP_2, own.trust(), Kind.WRONG_PROTOCOL,
                    "this server does not speak HTTP/2 (it did not choose it by ALPN); use protocol tcp or ssl");
        }
        try (TestServer server = new JettyTestServer(Wire.HTTP_1_1, Optional.empty())) {
            fails(server.endpoint(), Wire.HTTP_2, own.trust(), Kind.WRONG_PROTOCOL, "this server does not speak HTTP/2 "
                    + "(it answers in HTTP/1); use protocol tcp or ssl");
        }
    }

    @Test
    void serverWithoutVelocyStream() throws IOException {
        try (FixedAnswer closing = new FixedAnswer(new byte[0])) {
            fails(closing.endpoint(), Wire.VST_1_1, own.trust(), Kind.WRONG_PROTOCOL,
                    "this server does not speak VelocyStream 1.1 (the server closed the connection instead of "
                    + "answering);"
                            + " servers from 3.12 on do not: use another protocol");
        }
        try (FixedAnswer http = new FixedAnswer("HTTP/1.1 400 Bad Request\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII))) {
            fails(http.endpoint(), Wire.VST_1_0, own.trust(), Kind.WRONG_PROTOCOL, "this server does not speak "
                    + "VelocyStream 1.0 (it answers in HTTP); servers from 3.12 on do not: use another protocol");
        }
    }

    @Test
    void unknownHost() {
        fails(Endpoint.tcp("no-such-host.invalid", 8529), Wire.HTTP_1_1, TlsTrust.SYSTEM, Kind.UNREACHABLE,
                "the host no-such-host.invalid is unknown");
        fails(Endpoint.tcp("no-such-host.invalid", 8529), Wire.VST_1_1, TlsTrust.SYSTEM, Kind.UNREACHABLE,
                "the host no-such-host.invalid is unknown");
    }

    @Test
    void unixSocketThatIsNotThere() {
        Endpoint endpoint = Endpoint.unix(directory.resolve("no.sock"));

        fails(endpoint, Wire.HTTP_1_1, TlsTrust.SYSTEM, Kind.UNREACHABLE,
                "connection refused: there is no such socket");
        fails(endpoint, Wire.VST_1_1, TlsTrust.SYSTEM, Kind.UNREACHABLE, "connection refused: there is no such socket");
    }

    @Test
    void unixSocketWithALongPath() {
        Path path = Path.of("/tmp/" + "ü".repeat(51) + "x");
        Endpoint longest = Endpoint.unix(Path.of("/tmp/" + "ü".repeat(51)));

        fails(longest, Wire.HTTP_1_1, TlsTrust.SYSTEM, Kind.UNREACHABLE, "connection refused: there is no such socket");
        assertThatThrownBy(() -> ServerClients.open(Endpoint.unix(path), Credentials.NONE))
                .isInstanceOf(ConfigException.class)
                .hasMessage("unix socket " + path + ": its path has 108 bytes, and the system allows 107; "
                        + "use a shorter one, for instance a link in /tmp");
    }

    /** Answers each connection with the same bytes, whatever it is sent, and ends it. */
    private static final class FixedAnswer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        private final byte[] answer;

        FixedAnswer(byte[] answer) throws IOException {
            this.answer = answer;
            Thread thread = new Thread(this::serve, "fixed answer");
            thread.setDaemon(true);
            thread.start();
        }

        Endpoint endpoint() {
            return Endpoint.tcp("127.0.0.1", listener.getLocalPort());
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket client = listener.accept()) {
                    client.getInputStream().read(new byte[4096]);
                    client.getOutputStream().write(answer);
                } catch (IOException e) {
                    // closed, or the client went
                }
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}

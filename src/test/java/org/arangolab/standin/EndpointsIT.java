package org.arangolab.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.arangodb.ArangoDB;
import com.arangodb.Protocol;
import com.arangodb.entity.BaseDocument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.arangolab.auth.SigningKey;
import org.arangolab.auth.TokenSigner;
import org.arangolab.standin.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Endpoints and tokens of the stand-in as a process, through its launcher in the distribution. */
@Timeout(60)
class EndpointsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PEM = "/org/arangolab/standin/http/tls/";

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothing() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("arangolab.home"), "lib/standin/bin/arangod").toString(),
                "--configuration", "none", "--log.foreground-tty", "false", "--log.file", log().toString(),
                "--database.directory", directory.resolve("data").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile()).start();
        started.add(process);
        return process;
    }

    private Process ready(String... arguments) throws IOException {
        Process process = start(arguments);
        await().atMost(PATIENCE).until(() -> !process.isAlive() || lines().contains("[cf3f4]"));
        assertThat(lines()).contains("[cf3f4]");
        return process;
    }

    private Path log() {
        return directory.resolve("log");
    }

    private String lines() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended in time").isTrue();
        return process.exitValue();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(ServerUnderTest.HOST))) {
            return socket.getLocalPort();
        }
    }

    private static Path pem(String name) throws Exception {
        return Path.of(EndpointsIT.class.getResource(PEM + name + ".pem").toURI());
    }

    private static String http(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String exchange(int port, String request) throws IOException {
        try (Socket socket = new Socket(ServerUnderTest.HOST, port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String exchange(Path unixSocket, String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(unixSocket))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    private static JsonNode json(String answer) {
        return Json.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"false,200", "true,401"})
    void aUnixSocketAsksForCredentialsAsTheOptionSays(String option, int status) throws Exception {
        Path socket = directory.resolve("s");
        int port = freePort();
        Process server = ready("--server.endpoint", "unix://" + socket, "--server.endpoint",
                "tcp://" + ServerUnderTest.HOST + ":" + port, "--server.authentication-unix-sockets", option);
        String version = http("GET", "/_api/version", "");
        assertThat(status(exchange(socket, version))).isEqualTo(status);
        assertThat(status(exchange(port, version))).isEqualTo(401);
        assertThat(lines()).contains("using endpoint 'http+unix://" + socket + "' for non-encrypted requests",
                "authentication for unix sockets is turned " + (status == 200 ? "off" : "on"));
        server.destroy();
        assertThat(exit(server)).isZero();
        assertThat(socket).doesNotExist();
    }

    @Test
    void theSocketOfAKilledServerIsReplaced() throws Exception {
        Path socket = directory.resolve("s");
        Process first = ready("--server.endpoint", "unix://" + socket);
        first.destroyForcibly().waitFor();
        assertThat(socket).exists();
        Files.delete(log());
        ready("--server.endpoint", "unix://" + socket);
        assertThat(lines()).contains("WARNING [e0ae1] {general} socket file '" + socket + "' already exists.",
                "WARNING [2b5b6] {general} deleted previously existing socket file '" + socket + "'");
        assertThat(status(exchange(socket, http("GET", "/_api/version", "Authorization: Basic cm9vdDo=\r\n"))))
                .isEqualTo(200);
    }

    @Test
    void aFileInThePlaceOfASocketEndsTheStart() throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "precious");
        assertThat(exit(start("--server.endpoint", "unix://" + file))).isEqualTo(21);
        assertThat(lines()).contains("FATAL [c81f6] {general} failed to bind to endpoint 'unix://" + file + "'.");
        assertThat(file).hasContent("precious");
    }

    @Test
    void tlsWithoutUsableKeysEndsTheStart() throws Exception {
        String endpoint = "ssl://" + ServerUnderTest.HOST + ":" + freePort();
        assertThat(exit(start("--server.endpoint", endpoint))).isEqualTo(1);
        assertThat(lines()).contains("FATAL [f0dca] {general} no value specified for '--ssl.keyfile'\n");
        assertThat(exit(start("--server.endpoint", endpoint, "--ssl.keyfile", "/none.pem"))).isEqualTo(1);
        assertThat(lines()).contains("FATAL [51cf0] {general} unable to find SSL keyfile '/none.pem'\n");
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        assertThat(exit(start("--server.endpoint", endpoint, "--ssl.keyfile", empty.toString()))).isEqualTo(1);
        assertThat(lines()).contains("FATAL [997d2] {general} cannot create SSL context: cannot read certificate from '"
                + empty + "': it holds no certificate\n");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void velocyStreamIsClosedUnlessItIsAskedFor() throws Exception {
        int port = freePort();
        ready("--server.endpoint", "tcp://" + ServerUnderTest.HOST + ":" + port);
        assertThat(exchange(port, "VST/1.1\r\n\r\n")).isEmpty();
        assertThat(lines()).doesNotContain("VelocyStream");
    }

    @Test
    void secretsAreRotatedWithoutARestart() throws Exception {
        int port = freePort();
        Path secrets = Files.createDirectory(directory.resolve("secrets"));
        SigningKey old = SigningKey.randomHmac();
        SigningKey fresh = SigningKey.randomElliptic();
        Files.writeString(secrets.resolve("1"), old.fileContent().reveal());
        ready("--server.endpoint", "tcp://" + ServerUnderTest.HOST + ":" + port, "--server.jwt-secret-folder",
                secrets.toString());
        JsonNode before = json(exchange(port, http("GET", "/_admin/server/jwt", bearer(old)))).path("result");
        assertThat(status(exchange(port, http("GET", "/_api/version", bearer(fresh))))).isEqualTo(401);

        Files.writeString(secrets.resolve("0"), fresh.fileContent().reveal());
        JsonNode after = json(exchange(port, http("POST", "/_admin/server/jwt", bearer(old)))).path("result");
        assertThat(after.path("passive").path(0)).isEqualTo(before.path("active"));
        assertThat(status(exchange(port, http("GET", "/_api/version", bearer(fresh))))).isEqualTo(200);
        assertThat(status(exchange(port, http("GET", "/_api/version", bearer(old))))).isEqualTo(200);

        Files.delete(secrets.resolve("1"));
        assertThat(status(exchange(port, http("POST", "/_admin/server/jwt", bearer(fresh))))).isEqualTo(200);
        assertThat(status(exchange(port, http("GET", "/_api/version", bearer(old))))).isEqualTo(401);
    }

    private static String bearer(SigningKey key) {
        return "Authorization: bearer " + new TokenSigner(Clock.systemUTC())
                .superuser(key, Duration.ofMinutes(1), List.of()).token().reveal() + "\r\n";
    }

    private static SSLContext trusting(String name) throws Exception {
        String text = Files.readString(pem(name));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(
                new ByteArrayInputStream(text.substring(text.indexOf("-----BEGIN CERT"),
                        text.indexOf("-----END CERT") + 25).getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @ParameterizedTest
    @EnumSource
    void theDriverWorksOverTls(Protocol protocol) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(directory.resolve("data"),
                Map.of("ARANGOLAB_STANDIN_VST", "1"), "ssl", "--ssl.keyfile", pem("rsa-pkcs8").toString())) {
            ArangoDB driver = new ArangoDB.Builder().host(ServerUnderTest.HOST, server.port()).user("root").password("")
                    .protocol(protocol).useSsl(true).sslContext(trusting("rsa-pkcs8")).build();
            try {
                driver.db().collection("users").create();
                driver.db().collection("users").insertDocument(new BaseDocument("ann"));
                assertThat(driver.db().query("FOR u IN users RETURN u._key", String.class).asListRemaining())
                        .containsExactly("ann");
            } finally {
                driver.shutdown();
            }
        }
    }

    @Test
    void aClientRejectsACertificateItDoesNotTrust() throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(directory.resolve("data"), Map.of(), "ssl",
                "--ssl.keyfile", pem("ec-sec1").toString())) {
            Socket socket = trusting("rsa-pkcs8").getSocketFactory()
                    .createSocket(ServerUnderTest.HOST, server.port());
            try (socket) {
                assertThatThrownBy(() -> socket.getOutputStream().write(1))
                        .isInstanceOf(SSLHandshakeException.class);
            }
        }
    }
}

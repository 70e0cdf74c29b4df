package org.arangolab.standin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.tls.ServerTls;
import org.arangolab.standin.http.tls.TlsSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All kinds of endpoints over real sockets. */
@Timeout(30)
class JettyServerTest {
    private static final String HOST = "127.0.0.1";
    private static final int BIG = 20_000_000;
    private static final String GET = "GET /x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

    @TempDir
    Path directory;

    private JettyServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static Endpoint tcp() throws IOException {
        return Endpoint.tcp(HOST, freePort());
    }

    private static Endpoint ssl() throws IOException {
        return Endpoint.parse("ssl://" + HOST + ":" + freePort());
    }

    private static Path keyFile(String name) throws Exception {
        return Path.of(JettyServerTest.class.getResource("tls/" + name + ".pem").toURI());
    }

    private void start(Endpoint... endpoints) throws Exception {
        start("rsa-pkcs8", endpoints);
    }

    private void start(String key, Endpoint... endpoints) throws Exception {
        ServerTls tls = ServerTls.open(new TlsSettings(keyFile(key), Optional.empty(), List.of("TLSv1.3", "TLSv1.2"),
                false));
        server = new JettyServer(new ListenSettings(List.of(endpoints), Duration.ofMinutes(1), 50, Optional.of(tls),
                false, 16), request -> Reply.text(200, request.method() + " " + request.path() + " "
                + request.body().length + (request.unixSocket() ? " unix" : "")), authorization -> false);
        server.bind();
        server.start();
    }

    private static SSLContext trusting(String key) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new X509TrustManager[] {trust(key)}, null);
        return context;
    }

    private static X509TrustManager trust(String key) throws Exception {
        String pem = Files.readString(keyFile(key));
        String certificate = pem.substring(pem.indexOf("-----BEGIN CERT"), pem.indexOf("-----END CERT") + 25);
        Certificate trusted = CertificateFactory.getInstance("X.509").generateCertificate(
                new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", trusted);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** What a client does with a server. */
    private interface Work {
        void accept(OkHttpClient client) throws Exception;
    }

    private static void with(List<Protocol> protocols, Work work) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder().protocols(protocols)
                .sslSocketFactory(trusting("rsa-pkcs8").getSocketFactory(), trust("rsa-pkcs8")).build();
        try {
            work.accept(client);
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static String ask(OkHttpClient client, Endpoint endpoint, int size) throws IOException {
        Request request = new Request.Builder().url(endpoint.url() + "/x")
                .put(RequestBody.create(new byte[size])).build();
        try (Response response = client.newCall(request).execute()) {
            return response.protocol() + " " + response.body().string();
        }
    }

    private static String raw(InputStream in, OutputStream out, String request) throws IOException {
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String raw(Endpoint endpoint, String request) throws IOException {
        try (Socket socket = new Socket(endpoint.host(), endpoint.port())) {
            return raw(socket.getInputStream(), socket.getOutputStream(), request);
        }
    }

    @Test
    void severalEndpointsAnswerAtOnce() throws Exception {
        Endpoint six = Endpoint.parse("tcp://[::1]:" + freePort());
        Endpoint any = Endpoint.parse("tcp://0.0.0.0:" + freePort());
        Endpoint plain = tcp();
        start(six, any, plain);
        assertThat(raw(six, GET)).endsWith("GET /x 0");
        assertThat(raw(any.reachable(), GET)).endsWith("GET /x 0");
        assertThat(raw(plain, GET)).endsWith("GET /x 0");
    }

    @Test
    void tlsAgreesOnHttp2AndHttp1() throws Exception {
        Endpoint endpoint = ssl();
        start(endpoint);
        with(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1), client ->
                assertThat(ask(client, endpoint, 3)).isEqualTo("h2 PUT /x 3"));
        with(List.of(Protocol.HTTP_1_1), client ->
                assertThat(ask(client, endpoint, 3)).isEqualTo("http/1.1 PUT /x 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs1", "ec-sec1", "ec-pkcs8"})
    void everyKindOfKeyServesTls(String key) throws Exception {
        Endpoint endpoint = ssl();
        start(key, endpoint);
        try (Socket socket = trusting(key).getSocketFactory().createSocket(HOST, endpoint.port())) {
            assertThat(raw(socket.getInputStream(), socket.getOutputStream(), GET)).endsWith("GET /x 0");
        }
    }

    @Test
    void tlsBefore12IsRefused() throws Exception {
        Endpoint endpoint = ssl();
        start(endpoint);
        try (SSLSocket socket = (SSLSocket) trusting("rsa-pkcs8").getSocketFactory()
                .createSocket(HOST, endpoint.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void theWrongProtocolOnAPortHarmsNobodyElse() throws Exception {
        Endpoint encrypted = ssl();
        Endpoint plain = tcp();
        start(encrypted, plain);
        assertThat(raw(encrypted, GET)).doesNotContain("HTTP/1.1 200");
        assertThatThrownBy(() -> trusting("rsa-pkcs8").getSocketFactory().createSocket(HOST, plain.port())
                .getOutputStream().write(1)).isInstanceOf(SSLException.class);
        assertThat(raw(plain, "VST/1.1\r\n\r\n")).as("VelocyStream that is not served").isEmpty();
        assertThat(raw(plain, "VST/2.0\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw(plain, GET)).endsWith("GET /x 0");
    }

    @Test
    void aUnixSocketIsServedAndRemoved() throws Exception {
        Path path = directory.resolve("socket");
        start(Endpoint.unix(path));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap(GET.getBytes(StandardCharsets.US_ASCII)));
            assertThat(new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("GET /x 0 unix");
        }
        server.close();
        assertThat(path).doesNotExist();
    }

    @Test
    void aSocketThatWasLeftBehindIsReplaced() throws Exception {
        Path path = directory.resolve("socket");
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(path));
        }
        start(Endpoint.unix(path));
        assertThat(server.removedSockets()).containsExactly(Endpoint.unix(path));
    }

    @Test
    void aFileInThePlaceOfASocketIsNotTouched() throws Exception {
        Path path = Files.writeString(directory.resolve("file"), "precious");
        assertThatThrownBy(() -> start(Endpoint.unix(path))).isInstanceOf(JettyServer.BindException.class)
                .hasMessage("the path exists and is no socket; remove it, or choose another");
        assertThat(path).hasContent("precious");
    }

    @Test
    void aPathThatNoSocketCanHaveIsNamed() throws Exception {
        Path deep = directory.resolve("x".repeat(110));
        int length = deep.toString().length();
        assertThatThrownBy(() -> start(Endpoint.unix(deep)))
                .hasMessage("the path has " + length + " bytes, a unix socket's at most 107");
        assertThatThrownBy(() -> start(Endpoint.unix(directory.resolve("no/socket"))))
                .hasMessage("there is no directory " + directory.resolve("no"));
    }

    @Test
    void bigBodiesAndFiftyRequestsAtOnceAreAnswered() throws Exception {
        Endpoint encrypted = ssl();
        Endpoint plain = tcp();
        start(encrypted, plain);
        for (List<Protocol> protocols : List.of(List.of(Protocol.HTTP_1_1),
                List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))) {
            with(protocols, client -> {
                assertThat(ask(client, encrypted, BIG)).endsWith(" PUT /x " + BIG);
                assertThat(inParallel(client, encrypted)).containsOnly("PUT /x 1000");
            });
        }
        with(List.of(Protocol.H2_PRIOR_KNOWLEDGE), client -> {
            assertThat(ask(client, plain, BIG)).isEqualTo("h2_prior_knowledge PUT /x " + BIG);
            assertThat(inParallel(client, plain)).containsOnly("PUT /x 1000");
        });
    }

    private static List<String> inParallel(OkHttpClient client, Endpoint endpoint) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<String>> pending = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                pending.add(threads.submit(() -> ask(client, endpoint, 1000)));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> one : pending) {
                answers.add(one.get().replaceFirst("^\\S+ ", ""));
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void keysAreReadAgainWhileConnectionsAreServed() throws Exception {
        Path file = Files.copy(keyFile("rsa-pkcs8"), directory.resolve("key.pem"));
        ServerTls tls = ServerTls.open(new TlsSettings(file, Optional.empty(), List.of("TLSv1.3"), false));
        Endpoint endpoint = ssl();
        server = new JettyServer(new ListenSettings(List.of(endpoint), Duration.ofMinutes(1), 50, Optional.of(tls),
                false, 16), request -> Reply.text(200, "x"), authorization -> false);
        server.bind();
        server.start();
        String before = tls.description().at("/keyfile/sha256").asText();

        Files.writeString(file, "broken");
        assertThatThrownBy(tls::reload)
                .hasMessage("cannot read certificate from '" + file + "': it holds no certificate");
        assertThat(tls.description().at("/keyfile/sha256").asText()).isEqualTo(before);
        Files.copy(keyFile("ec-sec1"), file, StandardCopyOption.REPLACE_EXISTING);
        tls.reload();
        assertThat(tls.description().at("/keyfile/sha256").asText()).isNotEqualTo(before);
        try (Socket socket = trusting("ec-sec1").getSocketFactory().createSocket(HOST, endpoint.port())) {
            assertThat(raw(socket.getInputStream(), socket.getOutputStream(), GET)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aBodyThatIsNotWhatItsEncodingSaysIsAMistakeOfTheClient() throws Exception {
        Endpoint endpoint = tcp();
        start(endpoint);
        Request request = new Request.Builder().url("http://" + HOST + ":" + endpoint.port() + "/x")
                .header("content-encoding", "gzip").post(RequestBody.create("{}".getBytes(StandardCharsets.UTF_8)))
                .build();

        try (Response response = new OkHttpClient().newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(400);
            assertThat(response.body().string()).contains("decoding error: ").contains("\"errorNum\":10");
        }
    }
}

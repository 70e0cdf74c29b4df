package org.arangolab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.Secret;
import org.arangolab.client.ConnectionFailedException.Kind;
import org.arangolab.time.Deadline;
import org.arangolab.time.InterruptedWaitException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every transport does alike. */
@Timeout(60)
abstract class AbstractTransportTest {
    private static final Credentials USER = new Credentials.Basic("anna", new Secret("ge:heim"));
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("anna:ge:heim".getBytes(StandardCharsets.UTF_8));

    private TestServer server;
    private ServerClient client;

    /** A server that runs. */
    abstract TestServer server();

    /** What is spoken with it. */
    abstract Wire wire();

    @BeforeEach
    void open() {
        server = server();
        client = ServerClients.open(server.endpoint(), wire(), USER, server.trust());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private Response get(String path) {
        return client.send(Request.of("GET", path), soon());
    }

    private Response send(String method, String type, byte[] body) {
        return client.send(new Request(method, "/echo", Map.of("Content-Type", type), Optional.of(body)), soon());
    }

    private static Map<?, ?> map(Object json) {
        return (Map<?, ?>) json;
    }

    private static byte[] body(Response echo) {
        return Base64.getDecoder().decode((String) map(echo.json()).get("body"));
    }

    private static ConnectionFailedException failure(ThrowingCallable call) {
        return catchThrowableOfType(ConnectionFailedException.class, call);
    }

    // ---- requests and answers

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void everyMethodArrives(String method) {
        Response response = client.send(Request.of(method, "/echo"), soon());

        assertThat(response.status()).isEqualTo(200);
        assertThat(map(response.json()).get("method")).isEqualTo(method);
        assertThat(body(response)).isEmpty();
        assertThat(response.toString()).matches(method + " /echo → 200 in \\d+ ms");
    }

    @Test
    void headHasNoBody() {
        Response response = client.send(Request.of("HEAD", "/echo"), soon());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("X-Served-By")).contains("script");
    }

    @Test
    void pathAndQueryArriveEncodedAsTheyWere() {
        Map<?, ?> seen = map(get("/_db/a%20b/_api/document/%C3%BC%2Fx?empty=&n=1&name=%C3%BC").json());

        assertThat(seen.get("path")).isEqualTo("/_db/a%20b/_api/document/%C3%BC%2Fx");
        assertThat(seen.get("query")).isEqualTo("empty=&n=1&name=%C3%BC");
    }

    @Test
    void jsonBodyArrivesAsItsValue() {
        Map<String, Object> value = Map.of("text", "Grüße \u0000 😀", "numbers",
                List.of(0, -1, -7, 9, 10, 1.5, -1e300, Long.MAX_VALUE, Long.MIN_VALUE,
                        new BigInteger("18446744073709551615")),
                "empty", List.of(Map.of(), List.of(), ""), "nested", Map.of("b", true, "a", List.of(false)));

        Response response = client.send(Request.json("POST", "/echo", value), soon());

        assertThat(JsonText.read(body(response)).orElseThrow())
                .isEqualTo(JsonText.read(JsonText.write(value)).orElseThrow());
        assertThat(response.header("content-type")).contains("application/json");
    }

    @Test
    void largeJsonBodyArrivesWhole() {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            documents.add(Map.of("_key", "k" + i, "n", i, "text", "some text that makes it longer"));
        }

        Response response = client.send(Request.json("POST", "/echo", documents), soon());

        assertThat(JsonText.read(body(response)).orElseThrow()).isEqualTo(documents);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29_999, 30_000, 30_001, 5_000_000})
    void binaryBodiesArriveUnchanged(int size) {
        assertThat(body(send("PUT", "application/octet-stream", Script.bytes(size)))).isEqualTo(Script.bytes(size));
    }

    @Test
    void jsonLinesArriveUnchanged() {
        byte[] lines = "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);

        Response response = client.send(new Request("POST", "/echo", Map.of(), Optional.of(lines)), soon());

        assertThat(body(response)).isEqualTo(lines);
        assertThat((String) map(map(response.json()).get("headers")).get("content-type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30_000, 30_001, 5_000_000})
    void binaryAnswersComeUnchanged(int size) {
        assertThat(get("/bytes/" + size).body()).isEqualTo(Script.bytes(size));
    }

    @Test
    void textAnswersAreText() {
        assertThat(get("/text").text()).isEqualTo("ein Grüß\n");
    }

    @Test
    void headersGoBothWays() {
        Request request = new Request("GET", "/echo", Map.of("X-Arango-Async", "store", "If-Match", "\"_abc\""),
                Optional.empty());

        Response response = client.send(request, soon());

        Map<?, ?> seen = map(map(response.json()).get("headers"));
        assertThat(seen.get("x-arango-async")).isEqualTo("store");
        assertThat(seen.get("if-match")).isEqualTo("\"_abc\"");
        assertThat(response.header("X-Served-By")).contains("script");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 304, 307, 400, 401, 404, 409, 412, 500, 501, 503})
    void statusesComeAsTheyAre(int status) {
        assertThat(get("/status/" + status).status()).isEqualTo(status);
    }

    @Test
    void bodyWithGetIsAMistakeOfTheCaller() {
        Request request = new Request("GET", "/echo", Map.of(), Optional.of(new byte[] {'1'}));

        assertThat(catchThrowableOfType(ConfigException.class, () -> client.send(request, soon()))).hasMessageMatching(
                "GET /echo is no request that (HTTP|VelocyStream) can carry: method GET must not have a request body.");
    }

    @Test
    void credentialsAreShown() {
        assertThat(map(get("/echo").json()).get("authorization")).isEqualTo(BASIC);
    }

    @Test
    void authorizationOfTheRequestIsStronger() {
        Request request = new Request("GET", "/echo", Map.of("Authorization", "bearer a.b.c"), Optional.empty());

        assertThat(map(client.send(request, soon()).json()).get("authorization")).isEqualTo("bearer a.b.c");
        assertThat(map(get("/echo").json()).get("authorization")).isEqualTo(BASIC);
    }

    // ---- time

    @Test
    void callEndsAtItsDeadline() {
        long start = System.nanoTime();

        ConnectionFailedException e = failure(() -> client.send(Request.of("GET", "/hang"),
                Deadline.in(Duration.ofMillis(300))));

        assertThat(e).hasMessage("GET /hang to " + server.endpoint() + " got no answer: none within 300 ms");
        assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(2));
    }

    @Test
    void callsAfterOneThatTimedOutAreAnswered() {
        failure(() -> client.send(Request.of("POST", "/hang"), Deadline.in(Duration.ofMillis(50))));

        assertThat(map(get("/echo?x=1").json()).get("query")).isEqualTo("x=1");
    }

    @Test
    void interruptEndsACallWithin50Milliseconds() throws Exception {
        get("/echo");
        CompletableFuture<Long> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                get("/hang");
            } catch (InterruptedWaitException e) {
                ended.complete(System.nanoTime());
            }
        });
        caller.start();
        await().until(() -> server.script().count("/hang") == 1);

        long interrupted = System.nanoTime();
        caller.interrupt();

        assertThat(Duration.ofNanos(ended.get() - interrupted)).isLessThan(Duration.ofMillis(50));
        assertThat(map(get("/echo").json()).get("method")).isEqualTo("GET");
    }

    // ---- failures

    @Test
    void nobodyListening() {
        server.stop();

        ConnectionFailedException e = failure(() -> get("/_api/version"));

        assertThat(e).hasMessage("GET /_api/version to " + server.endpoint() + " got no answer: connection refused");
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void writeWhoseAnswerBreaksOffIsNotRepeated() {
        get("/echo");

        ConnectionFailedException e = failure(() -> client.send(Request.of("POST", "/reset"), soon()));

        assertThat(e.getMessage())
                .startsWith("POST /reset to " + server.endpoint() + " got no answer: the connection broke: ")
                .endsWith("; it was not sent again, because the server may have done it");
        assertThat(e.kind()).isEqualTo(Kind.BROKEN);
        assertThat(server.script().count("/reset")).isEqualTo(1);
    }

    @Test
    void readWhoseAnswerBreaksOffIsRepeatedOnce() {
        get("/echo");

        ConnectionFailedException e = failure(() -> get("/reset"));

        assertThat(e.kind()).isEqualTo(Kind.BROKEN);
        assertThat(server.script().count("/reset")).isEqualTo(2);
    }

    @Test
    void readAfterARestartOfTheServerConnectsAnew() {
        get("/echo");
        server.stop();
        server.start();

        assertThat(get("/echo").status()).isEqualTo(200);
    }

    @Test
    void writeAfterARestartAndADisconnectConnectsAnew() {
        get("/echo");
        server.stop();
        client.disconnect();
        server.start();

        assertThat(client.send(Request.json("POST", "/echo", 1), soon()).status()).isEqualTo(200);
    }

    // ---- connections

    @Test
    void oneConnectionServesManyRequests() {
        get("/echo");
        int before = server.accepted();
        for (int i = 0; i < 20; i++) {
            client.send(Request.json("POST", "/echo", i), soon());
            get("/status/404");
        }

        assertThat(server.accepted()).isEqualTo(before);
    }

    @Test
    void fiftyThreadsGetTheirOwnAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Object>> answers = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                String query = "n=" + i;
                answers.add(threads.submit(() -> map(get("/echo?" + query).json()).get("query")));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("n=" + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void disconnectDropsIdleConnections() {
        get("/echo");

        client.disconnect();

        await().until(() -> server.connections() == 0);
    }

    @Test
    void closeLeavesNoConnectionAndNoThread() {
        get("/echo");
        failure(() -> client.send(Request.of("GET", "/hang"), Deadline.in(Duration.ofMillis(50))));

        client.close();
        client.close();

        server.script().release();
        await().until(() -> server.connections() == 0);
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("http ") || name.startsWith("vst ")));
    }

    @Test
    void closeEndsCallsUnderWay() throws Exception {
        get("/echo");
        CompletableFuture<ConnectionFailedException> ended = new CompletableFuture<>();
        new Thread(() -> ended.complete(failure(() -> client.send(Request.of("POST", "/hang"), soon())))).start();
        await().until(() -> server.script().count("/hang") == 1);

        client.close();

        assertThat(ended.get()).hasMessage("POST /hang to " + server.endpoint()
                + " got no answer: the client is closed");
        assertThat(failure(() -> get("/echo")).kind()).isEqualTo(Kind.CLIENT_CLOSED);
    }
}

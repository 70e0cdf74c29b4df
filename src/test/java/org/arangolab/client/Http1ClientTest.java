package org.arangolab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.arangolab.auth.Credentials;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.net.Endpoint;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.InterruptedWaitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http1ClientTest {
    private static final Deadline LONG = Deadline.in(Duration.ofSeconds(50));

    private final FakeHttp server = new FakeHttp(request ->
            new Answer(200, "{\"method\":\"" + request.method() + "\"}"));
    private final ServerClient client = ServerClients.open(server.endpoint(), Credentials.ROOT);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "PATCH", "DELETE"})
    void everyMethodIsSentAndAnswered(String method) {
        Response answer = client.send(Request.of(method, "/_api/x?a=b%20c"), LONG);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Map.of("method", method));
        assertThat(answer.header("content-TYPE")).contains("application/json");
        assertThat(answer.took()).isPositive();
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/_api/x?a=b%20c");
            assertThat(request.headers().getFirst("Authorization")).isEqualTo("Basic cm9vdDo=");
            assertThat(request.body()).isEmpty();
        });
    }

    @Test
    void headHasNoBody() {
        Response answer = client.send(Request.of("HEAD", "/"), LONG);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.json()).isNull();
    }

    @Test
    void bodyAndHeadersAreSentAsGiven() {
        client.send(new Request("POST", "_api/document/c", Map.of("x-arango-async", "store", "Authorization",
                "bearer x"),
                Optional.of(JsonText.write(Map.of("name", "ünï")))), LONG);
        assertThat(server.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/_api/document/c");
            assertThat(request.headers().getFirst("x-arango-async")).isEqualTo("store");
            assertThat(request.headers().get("Authorization")).containsExactly("bearer x");
            assertThat(request.headers().getFirst("Content-type")).isEqualTo("application/json");
            assertThat(request.body()).isEqualTo("{\"name\":\"ünï\"}");
        });
    }

    @Test
    void errorStatusIsAnAnswerAndIsNotFollowed() {
        server.answer(request ->
                new Answer(404, "{\"error\":true,\"errorNum\":1203,\"errorMessage\":\"no collection\"}"));
        Response answer = client.send(Request.of("GET", "/_api/collection/x"), LONG);
        assertThatThrownBy(answer::orThrow).isInstanceOf(ServerResponseException.class)
                .hasMessage("GET /_api/collection/x answered 404, errorNum 1203: no collection");
        server.answer(request -> new Answer(307, "{}"));
        assertThat(client.send(Request.of("GET", "/"), LONG).status()).isEqualTo(307);
    }

    @Test
    void refusedConnectionIsToldAtOnce() {
        server.close();
        assertThatThrownBy(() -> client.send(Request.of("GET", "/_api/version"), LONG))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("GET /_api/version to " + server.endpoint() + " got no answer: connection refused");
    }

    @Test
    void unknownHostIsTold() {
        try (ServerClient nowhere = ServerClients.open(Endpoint.tcp("no-such-host.invalid", 8529), Credentials.NONE)) {
            assertThatThrownBy(() -> nowhere.send(Request.of("GET", "/"), LONG))
                    .isInstanceOf(ConnectionFailedException.class).message()
                    .startsWith("GET / to tcp://no-such-host.invalid:8529 got no answer: the host "
                    + "no-such-host.invalid is unknown");
        }
    }

    @Test
    void answerThatDoesNotComeEndsWithTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        server.answer(request -> hang(never));
        Deadline deadline = Deadline.in(Duration.ofMillis(60));
        assertThatThrownBy(() -> client.send(Request.of("GET", "/slow"), deadline))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("GET /slow to " + server.endpoint() + " got no answer: none within 60 ms");
        never.countDown();
    }

    @Test
    void interruptCancelsTheCall() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        server.answer(request -> {
            asked.countDown();
            return hang(never);
        });
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                client.send(Request.of("GET", "/slow"), LONG);
            } catch (InterruptedWaitException e) {
                thrown.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag is lost"));
            }
        });
        caller.start();
        asked.await();
        long start = System.nanoTime();
        caller.interrupt();
        assertThat(Await.future("the interrupted call", thrown, LONG)).isInstanceOf(InterruptedWaitException.class)
                .hasMessage("interrupted while waiting for the answer to GET /slow from " + server.endpoint());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
        never.countDown();
        caller.join();
    }

    @Test
    void closedClientSaysSo() {
        client.close();
        assertThatThrownBy(() -> client.send(Request.of("GET", "/"), LONG))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("GET / to " + server.endpoint() + " got no answer: the client is closed");
    }

    @Test
    void readOnAConnectionThatDiedMeanwhileIsRepeatedOnce() throws IOException {
        try (BreakingServer breaking = new BreakingServer("k-c", "k");
                ServerClient to = ServerClients.open(breaking.endpoint(), Credentials.NONE)) {
            assertThat(to.send(Request.of("GET", "/1"), LONG).status()).isEqualTo(200);
            assertThat(to.send(Request.of("GET", "/2"), LONG).status()).isEqualTo(200);
            assertThat(breaking.requests()).containsExactly("GET /1", "GET /2", "GET /2");
        }
    }

    @Test
    void writeIsNeverRepeated() throws IOException {
        try (BreakingServer breaking = new BreakingServer("k-c", "k");
                ServerClient to = ServerClients.open(breaking.endpoint(), Credentials.NONE)) {
            assertThat(to.send(Request.of("POST", "/1"), LONG).status()).isEqualTo(200);
            assertThatThrownBy(() -> to.send(Request.of("POST", "/2"), LONG))
                    .isInstanceOf(ConnectionFailedException.class)
                    .message().startsWith("POST /2 to " + breaking.endpoint() + " got no answer: ");
            assertThat(breaking.requests()).containsExactly("POST /1", "POST /2");
        }
    }

    @Test
    void readThatBreaksAFreshConnectionIsNotRepeated() throws IOException {
        try (BreakingServer breaking = new BreakingServer("c", "k");
                ServerClient to = ServerClients.open(breaking.endpoint(), Credentials.NONE)) {
            assertThatThrownBy(() -> to.send(Request.of("GET", "/1"), LONG))
                    .isInstanceOf(ConnectionFailedException.class);
            assertThat(breaking.requests()).containsExactly("GET /1");
        }
    }

    @Test
    void answerThatBreaksOffIsNoAnswer() throws IOException {
        try (BreakingServer breaking = new BreakingServer("h");
                ServerClient to = ServerClients.open(breaking.endpoint(), Credentials.NONE)) {
            assertThatThrownBy(() -> to.send(Request.of("GET", "/1"), LONG))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessage("GET /1 to " + breaking.endpoint()
                    + " got no answer: the connection broke: unexpected end of stream");
        }
    }

    private static Answer hang(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Answer(500, "");
    }
}

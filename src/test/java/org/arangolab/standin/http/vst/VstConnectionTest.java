package org.arangolab.standin.http.vst;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.JettyServer;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.ListenSettings;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.vst.VstClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** VelocyStream over real sockets. */
@Timeout(30)
class VstConnectionTest {
    private static final String HOST = "127.0.0.1";
    private static final String LOGIN = "[1,1000,\"plain\",\"root\",\"pw\"]";
    /** base64 of root:pw. */
    private static final String BASIC = "Basic cm9vdDpwdw==";

    private final CountDownLatch release = new CountDownLatch(1);
    private int port;
    private JettyServer server;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            port = socket.getLocalPort();
        }
        server = new JettyServer(new ListenSettings(List.of(Endpoint.tcp(HOST, port)), Duration.ofMinutes(1), 50,
                Optional.empty(), true, 16), this::echo, authorization -> authorization.equals(BASIC)
                || authorization.equals("bearer token"));
        server.bind();
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    private Reply echo(RawRequest request) {
        if (!request.headers().containsKey("authorization")) {
            return Reply.error(ErrorCode.NOT_AUTHORIZED, ErrorCode.NOT_AUTHORIZED.text());
        }
        if (request.path().equals("/slow")) {
            awaitRelease();
        }
        ObjectNode said = Json.object().put("request", request.method() + " " + request.path() + "?" + request.query())
                .put("tag", request.headers().getOrDefault("x-tag", ""));
        said.set("body", request.body().length == 0 ? null : Json.parse(request.body()));
        return Reply.json(200, said).withHeader("etag", "7");
    }

    private void awaitRelease() {
        try {
            release.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private VstClient client(VstVersion version) throws IOException {
        return new VstClient(HOST, port, version);
    }

    private VstClient loggedIn(VstVersion version) throws IOException {
        VstClient client = client(version);
        assertThat(client.ask(LOGIN, "").status()).isEqualTo(200);
        return client;
    }

    private static JsonNode json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String request(int method, String path) {
        return "[1,1,\"_system\"," + method + ",\"" + path + "\",{},{}]";
    }

    @ParameterizedTest
    @EnumSource(VstVersion.class)
    void aRequestIsAnsweredLikeOverHttp(VstVersion version) throws Exception {
        try (VstClient client = loggedIn(version)) {
            Answer answer = client.ask("[1,1,\"a b\",2,\"/_api/x\",{\"p\":\"1&2\",\"q\":true},{\"X-Tag\":\"t\"}]",
                    "{\"k\":[1]}");
            assertThat(answer.header()).isEqualTo(json(
                    "[1,2,200,{\"content-type\":\"application/x-velocypack\",\"etag\":\"7\"}]"));
            assertThat(answer.body()).isEqualTo(json("{\"request\":\"POST /_db/a%20b/_api/x?p=1%262&q=true\","
                    + "\"tag\":\"t\",\"body\":{\"k\":[1]}}"));
        }
    }

    @Test
    void withoutLoginAndAfterAWrongOneNothingIsAnswered() throws Exception {
        try (VstClient client = client(VstVersion.V1_1)) {
            Answer refused = client.ask(request(1, "/x"), "");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.body().toString()).isEqualTo("{\"code\":401,\"error\":true,"
                    + "\"errorMessage\":\"not authorized to execute this request\",\"errorNum\":11}");
            assertThat(client.ask("[1,1000,\"plain\",\"root\",\"wrong\"]", "").body().toString()).isEqualTo(
                    "{\"code\":401,\"error\":true,\"errorMessage\":\"unauthorized\",\"errorNum\":401}");
            assertThat(client.ask("[1,1000,\"jwt\",\"token\"]", "").status()).isEqualTo(200);
            assertThat(client.ask(request(1, "/x"), "").status()).isEqualTo(200);
            assertThat(client.ask("[1,1000,\"smoke\",\"signals\"]", "").status()).isEqualTo(401);
            assertThat(client.ask(request(1, "/x"), "").status()).isEqualTo(401);
        }
    }

    @Test
    void aSlowAnswerHoldsUpNoOther() throws Exception {
        try (VstClient client = loggedIn(VstVersion.V1_1)) {
            client.send(1, "[1,1,\"\",1,\"/slow\",{},{}]", "");
            client.send(2, request(1, "/fast"), "");
            assertThat(client.receive().id()).isEqualTo(2);
            release.countDown();
            assertThat(client.receive().id()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(VstVersion.class)
    void bigMessagesGoBothWays(VstVersion version) throws Exception {
        String text = "x".repeat(10_000_000);
        try (VstClient client = loggedIn(version)) {
            assertThat(client.ask(request(3, "/big"), "\"" + text + "\"").body().path("body").asText())
                    .isEqualTo(text);
        }
    }

    @Test
    void moreRequestsThanAreServedAtOnceAreAllAnswered() throws Exception {
        try (VstClient client = loggedIn(VstVersion.V1_1)) {
            for (long id = 1; id <= 500; id++) {
                client.send(id, request(1, "/x"), "");
            }
            Set<Long> ids = new HashSet<>();
            for (int i = 0; i < 500; i++) {
                ids.add(client.receive().id());
            }
            assertThat(ids).hasSize(500);
        }
    }

    @Test
    void headHasNoBody() throws Exception {
        try (VstClient client = loggedIn(VstVersion.V1_1)) {
            Answer answer = client.ask(request(4, "/x"), "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isNull();
        }
    }

    @Test
    void aMessageThatIsNoneIsRefusedAndTheNextIsAnswered() throws Exception {
        try (VstClient client = loggedIn(VstVersion.V1_1)) {
            client.sendRaw(1, new byte[] {0x0b, 1, 2});
            assertThat(client.receive().status()).isEqualTo(400);
            assertThat(client.ask("[1,77]", "").body().path("errorMessage").asText())
                    .isEqualTo("unsupported message type 77");
            assertThat(client.ask("[1,1,\"\",9,\"/x\",{},{}]", "").status()).isEqualTo(400);
            assertThat(client.ask(request(1, "/x"), "").status()).isEqualTo(200);
        }
    }

    @Test
    void brokenChunksEndTheConnection() throws Exception {
        try (VstClient client = loggedIn(VstVersion.V1_1)) {
            client.sendRaw(1, new byte[0]);
            assertThat(client.receive()).isNull();
        }
    }
}

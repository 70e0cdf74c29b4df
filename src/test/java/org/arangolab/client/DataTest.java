package org.arangolab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.client.FakeHttp.Received;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queries and collections: what is asked, and what is made of the answers. */
class DataTest {
    private final FakeHttp server = new FakeHttp(request -> new Answer(200, "{}"));
    private final ServerClient client = ServerClients.open(server.endpoint(), Credentials.NONE);
    private final CollectionHandle users = new CollectionHandle(client, "db1", "my db", "users", Deadline::in);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void queryIsReadToItsLastBatch() {
        server.answer(request -> request.path().endsWith("/cursor")
                ? new Answer(201, "{\"id\":\"77\",\"hasMore\":true,\"result\":[1,{\"a\":2}]}")
                : new Answer(200, "{\"hasMore\":false,\"result\":[null,3.5]}"));
        List<Object> rows = new Query("RETURN @a", Map.of("a", 30)).run(client, "my db", soon());
        assertThat(rows).containsExactly(1, Map.of("a", 2), null, 3.5);
        assertThat(asked()).containsExactly(
                "POST /_db/my%20db/_api/cursor {\"query\":\"RETURN @a\",\"bindVars\":{\"a\":30}}",
                "POST /_db/my%20db/_api/cursor/77 ");
    }

    @Test
    void queryThatIsRefusedSaysWhy() {
        server.answer(request -> new Answer(400, "{\"error\":true,\"code\":400,\"errorNum\":1501,"
                + "\"errorMessage\":\"AQL: syntax error, unexpected end of query string near '' at position 1:4\"}"));
        assertThatThrownBy(() -> new Query("FOR", Map.of()).run(client, "_system", soon()))
                .isInstanceOf(ServerResponseException.class)
                .hasMessage("POST /_db/_system/_api/cursor answered 400, errorNum 1501: "
                        + "AQL: syntax error, unexpected end of query string near '' at position 1:4");
    }

    @Test
    void answerThatIsNoCursorIsTold() {
        assertThatThrownBy(() -> new Query("RETURN 1", Map.of()).run(client, "_system", soon()))
                .hasMessage("POST /_db/_system/_api/cursor answered 200, which is not a cursor's batch: {}");
        server.answer(request -> new Answer(200, "<html>"));
        assertThatThrownBy(() -> new Query("RETURN 1", Map.of()).run(client, "_system", soon()))
                .hasMessage("POST /_db/_system/_api/cursor answered 200, which is not JSON: <html>");
    }

    @Test
    void collectionIsMadeCountedEmptiedAndDropped() {
        server.answer(request -> new Answer(200, "{\"count\":3}"));
        assertThat(users.create(Map.of("type", 3))).isSameAs(users);
        assertThat(users.getCount()).isEqualTo(3);
        users.truncate().drop();
        assertThat(asked()).containsExactly("POST /_db/my%20db/_api/collection {\"type\":3,\"name\":\"users\"}",
                "GET /_db/my%20db/_api/collection/users/count ", "PUT /_db/my%20db/_api/collection/users/truncate ",
                "DELETE /_db/my%20db/_api/collection/users ");
        assertThat(users).hasToString("my db/users");
    }

    @Test
    void existenceIsAskedEachTime() {
        assertThat(users.isExists()).isTrue();
        server.answer(request -> new Answer(404, error(1203)));
        assertThat(users.isExists()).isFalse();
        server.answer(request -> new Answer(401, error(11)));
        assertThatThrownBy(users::isExists).isInstanceOf(ServerResponseException.class);
    }

    @Test
    void documentThatIsMissingIsEmptyAndAMissingCollectionAnError() {
        server.answer(request -> new Answer(200, "{\"_key\":\"a/b\"}"));
        assertThat(users.document("a/b c").map(document -> (Object) document.get("_key"))).contains("a/b");
        assertThat(asked()).containsExactly("GET /_db/my%20db/_api/document/users/a%2Fb%20c ");
        server.answer(request -> new Answer(404, error(1202)));
        assertThat(users.document("x")).isEmpty();
        server.answer(request -> new Answer(404, error(1203)));
        assertThatThrownBy(() -> users.document("x")).isInstanceOf(ServerResponseException.class)
                .hasMessage("GET /_db/my%20db/_api/document/users/x answered 404, errorNum 1203: text of 1203");
    }

    @Test
    void insertIntoNoCollectionSaysHowToMakeIt() {
        server.answer(request -> new Answer(404, error(1203)));
        assertThatThrownBy(() -> users.insert(Map.of("a", 1))).hasMessage("POST /_db/my%20db/_api/document/users "
                + "answered 404, errorNum 1203, which ['users'].create() mends: text of 1203");
    }

    @Test
    void insertAnswersTheKeysAndSumsUp() {
        server.answer(request -> new Answer(202, request.body().startsWith("[") ? "[{\"_key\":\"1\"}]"
                : "{\"_key\":\"1\"}"));
        assertThat(users.insert(Map.of("a", 1)).get("_key")).isEqualTo("1");
        assertThat(users.insert(List.of(Map.of("a", 1)))).hasSize(1);
        assertThat(asked()).containsExactly("POST /_db/my%20db/_api/document/users {\"a\":1}",
                "POST /_db/my%20db/_api/document/users [{\"a\":1}]");
    }

    @Test
    void longAnswersAreCutAndEmptyOnesLeftOut() {
        Request request = Request.of("GET", "/x");
        assertThat(new ServerResponseException(response(request, "y".repeat(500)), "")).hasMessage(
                "GET /x answered 500: " + "y".repeat(400) + "…");
        assertThat(new ServerResponseException(response(request, ""), "")).hasMessage("GET /x answered 500");
        assertThat(response(request, "null").json()).isNull();
        assertThat(response(request, "")).hasToString("GET /x → 500 in 12 ms");
    }

    @Test
    void valueWithoutAFormInJsonIsAMistake() {
        assertThatThrownBy(() -> JsonText.write(new Object())).isInstanceOf(ConfigException.class)
                .message().startsWith("a java.lang.Object cannot be written as JSON: ");
        assertThat(new String(JsonText.write("text"), StandardCharsets.UTF_8)).isEqualTo("\"text\"");
    }

    private static Response response(Request request, String body) {
        return new Response(request, 500, Map.of(), body.getBytes(StandardCharsets.UTF_8),
                Duration.ofMillis(12));
    }

    private static String error(int number) {
        return "{\"error\":true,\"errorNum\":" + number + ",\"errorMessage\":\"text of " + number + "\"}";
    }

    private List<String> asked() {
        return server.received().stream().map(DataTest::line).toList();
    }

    private static String line(Received request) {
        return request.method() + " " + request.path() + " " + request.body();
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }
}

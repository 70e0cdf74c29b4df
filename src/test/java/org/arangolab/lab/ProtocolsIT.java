package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerResponseException;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.Protocol;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same on every protocol, with a server that is a process: the stand-in. */
class ProtocolsIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int BIG = 3_000_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void everyProtocolServesTheSame(Protocol protocol) throws Exception {
        try (Lab lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")));
                Session session = lab.session("")) {
            Instance server = session.define(InstanceSpec.named("db1").protocol(protocol)
                    .authentication(Authentication.JWT).build()).start().waitUntilReady(LONG);
            CollectionHandle things = server.collection("_system", "things").create();
            methodsAndStatuses(server);
            bigDocumentsAndForeignLetters(server, things);
            manyAtOnce(server);
            longCursor(server, things);
            requestThatHangsEndsAtItsDeadline(session, server);
            server.restart(Map.of()).waitUntilReady(LONG);
            assertThat(things.getCount()).isEqualTo(2502);
        }
    }

    private static void methodsAndStatuses(Instance server) {
        Response made = server.send(Request.json("POST", "/_api/document/things", Map.of("_key", "a", "n", 1)));
        assertThat(made.status()).isIn(201, 202);
        String revision = String.valueOf(((Map<?, ?>) made.json()).get("_rev"));
        assertThat(server.send(Request.of("HEAD", "/_api/document/things/a")).status()).isEqualTo(200);
        assertThat(server.send(Request.json("PATCH", "/_api/document/things/a", Map.of("m", 2))).ok()).isTrue();
        Request stale = new Request("PUT", "/_api/document/things/a", Map.of("if-match", '"' + revision + '"'),
                Request.json("PUT", "/", Map.of("n", 3)).body());
        assertThat(server.send(stale).status()).isEqualTo(412);
        assertThat(server.send(Request.of("DELETE", "/_api/document/things/a")).ok()).isTrue();
        Response gone = server.send(Request.of("GET", "/_api/document/things/a"));
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.errorNum()).contains(1202);
        assertThatThrownBy(gone::orThrow).isInstanceOf(ServerResponseException.class)
                .hasMessageContaining("answered 404, errorNum 1202");
        Response stranger = server.send(new Request("GET", "/_api/version", Map.of("authorization", "bearer a.b.c"),
                Optional.empty()));
        assertThat(stranger.status()).isEqualTo(401);
    }

    private static void bigDocumentsAndForeignLetters(Instance server, CollectionHandle things) {
        String text = "Grüße, 世界 🥑 ".repeat(BIG / 20);
        things.insert(Map.of("_key", "big", "text", text));
        assertThat(things.document("big").orElseThrow().get("text")).isEqualTo(text);
        assertThat(server.send(Request.json("POST", "/_api/document/things", Map.of("_key", "ключ"))).status())
                .isEqualTo(400);
        things.insert(Map.of("_key", "blank:key", "väl ue", List.of(1, 2.5, true)));
        assertThat(things.document("blank:key").orElseThrow().get("väl ue")).isEqualTo(List.of(1, 2.5, true));
    }

    private static void manyAtOnce(Instance server) {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<CompletableFuture<Object>> all = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.<Object>supplyAsync(() ->
                    server.query("_system", new Query("RETURN @i", Map.of("i", i))).get(0), threads)).toList();
            assertThat(all.stream().map(CompletableFuture::join))
                    .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
        } finally {
            threads.shutdown();
        }
    }

    private static void longCursor(Instance server, CollectionHandle things) {
        things.insert(IntStream.range(0, 2500).mapToObj(i -> Map.of("i", i)).toList());
        assertThat(server.query("_system",
                new Query("FOR t IN things FILTER t.i != null SORT t.i RETURN t.i", Map.of())))
                .hasSize(2500).startsWith(0, 1).endsWith(2499);
    }

    private static void requestThatHangsEndsAtItsDeadline(Session session, Instance server) {
        try (TimeoutManager.Scope scope = session.timeouts().within(Deadline.in(Duration.ofMillis(400)))) {
            assertThatThrownBy(() -> server.query("_system", new Query("RETURN SLEEP(20)", Map.of())))
                    .as(scope.toString())
                    .isInstanceOf(ConnectionFailedException.class).hasMessageContaining("got no answer: none within");
        }
        assertThat(server.send(Request.of("GET", "/_api/version")).ok()).isTrue();
    }
}

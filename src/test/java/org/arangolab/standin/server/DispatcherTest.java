package org.arangolab.standin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.admin.AdminRoutes;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.server.auth.Gate;
import org.arangolab.standin.server.auth.Secrets;
import org.arangolab.standin.server.auth.Tokens;
import org.arangolab.standin.server.log.LogBuffer.Kept;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.CommandLine;
import org.arangolab.standin.server.options.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
    private static final String DENIED =
            "{\"code\":401,\"error\":true,\"errorMessage\":\"not authorized to execute this request\",\"errorNum\":11}";

    @TempDir
    Path directory;

    private ServerContext context;
    private Shutdown shutdown;
    private Dispatcher dispatcher;

    @BeforeEach
    void assemble() {
        assemble("true");
    }

    private void assemble(String authentication) {
        Options options = CommandLine.read(List.of("-c", "none", "--server.authentication", authentication,
                "--log.file", directory.resolve("log").toString(), "--log.foreground-tty", "false"),
                name -> null, directory);
        ServerLog log = ServerLog.open(options, Instant.EPOCH, 1);
        ServerState state = new ServerState(Instant.now());
        state.enter(ServerState.Phase.WAIT);
        shutdown = new Shutdown(state, log);
        context = new ServerContext(options, state, log, new Traffic(), 1, "42", Identity.SINGLE);
        Secrets secrets = Secrets.from(options);
        Tokens tokens = new Tokens(secrets, Duration.ofHours(1), Clock.systemUTC());
        Jobs jobs = new Jobs(Runnable::run, Clock.systemUTC());
        Authenticator users = new OneUser("secret");
        Routes routes = new Routes();
        new AdminRoutes(context, users, status -> { }, shutdown).register(routes, tokens, secrets, jobs);
        routes.add("GET", "/_api/broken", Access.AUTHENTICATED, call -> {
            throw new IllegalStateException("out of luck");
        }).add("GET", "/_api/document/*/*", Access.AUTHENTICATED, call -> {
            throw new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND);
        });
        Gate gate = new Gate(users, tokens, new Gate.Demand(authentication.equals("true"), true, true));
        dispatcher = new Dispatcher(routes, gate, context, new CrossOrigin(List.of()), jobs);
    }

    private Reply ask(String method, String path, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return dispatcher.answer(new RawRequest(method, path, "", all, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Reply root(String method, String path) {
        return ask(method, path, "", "authorization", basic("root", "secret"));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Reply reply) {
        return reply.status() + " " + new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void withoutCredentialsNothingIsAnswered() {
        Reply reply = ask("GET", "/_api/version", "");
        assertThat(text(reply)).isEqualTo("401 " + DENIED);
        assertThat(reply.headers()).containsEntry("www-authenticate",
                "Bearer token_type=\"JWT\", realm=\"ArangoDB\"");
    }

    @Test
    void aWrongPasswordIsNoCredential() {
        assertThat(text(ask("GET", "/_api/version", "", "authorization", basic("root", "wrong"))))
                .isEqualTo("401 " + DENIED);
    }

    @Test
    void theChallengeCanBeOmitted() {
        assertThat(ask("GET", "/_api/version", "", "x-omit-www-authenticate", "1").headers())
                .doesNotContainKey("www-authenticate");
    }

    @Test
    void theVersionCarriesTheStandardHeaders() {
        Reply reply = root("GET", "/_api/version");
        assertThat(text(reply)).isEqualTo(
                "200 {\"server\":\"arango\",\"license\":\"community\",\"version\":\"" + Version.NUMBER + "\"}");
        assertThat(reply.headers()).containsEntry("server", "ArangoDB")
                .containsEntry("x-arango-queue-time-seconds", "0.000000")
                .containsEntry("x-content-type-options", "nosniff");
    }

    @Test
    void aTokenOfTheServerIsGoodForItsUser() {
        Reply reply = ask("POST", "/_open/auth", "{\"username\":\"root\",\"password\":\"secret\"}");
        String token = Json.parse(reply.body()).path("jwt").asText();
        assertThat(ask("GET", "/_admin/log/level", "", "authorization", "bearer " + token).status()).isEqualTo(200);
        assertThat(ask("GET", "/_admin/options", "", "authorization", "bearer " + token).status()).isEqualTo(403);
        assertThat(ask("GET", "/_api/version", "", "authorization", "bearer x" + token).status()).isEqualTo(401);
    }

    @Test
    void loggingInNeedsTheRightPassword() {
        assertThat(text(ask("POST", "/_open/auth", "{\"username\":\"root\",\"password\":\"\"}"))).isEqualTo(
                "401 {\"code\":401,\"error\":true,\"errorMessage\":\"Wrong credentials\",\"errorNum\":401}");
    }

    @Test
    void withoutAuthenticationEverybodyIsSuperuser() {
        assemble("false");
        assertThat(ask("GET", "/_admin/options", "").status()).isEqualTo(200);
    }

    @Test
    void aPathOfArangoWithoutRouteIsNotImplementedAndLogged() {
        assertThat(text(root("POST", "/_api/gharial"))).isEqualTo("501 {\"code\":501,\"error\":true,"
                + "\"errorMessage\":\"the stand-in does not know POST /_api/gharial\",\"errorNum\":501}");
        assertThat(context.log().buffer().all()).extracting(Kept::message)
                .anyMatch(line -> line.endsWith(
                        "WARNING [57a1d] {general} the stand-in does not know POST /_api/gharial"));
    }

    @Test
    void anyOtherPathIsUnknown() {
        String unknown = "404 {\"code\":404,\"error\":true,\"errorMessage\":\"unknown path '%s'\",\"errorNum\":404}";
        assertThat(text(root("GET", "/foo"))).isEqualTo(unknown.formatted("/foo"));
        assertThat(text(root("GET", "/_admin/debug/failat")))
                .isEqualTo(unknown.formatted("/_admin/debug/failat"));
    }

    @Test
    void aWrongMethodIsRefused() {
        assertThat(text(root("POST", "/_api/version"))).isEqualTo("405 {\"code\":405,\"error\":true,"
                + "\"errorMessage\":\"method not supported\",\"errorNum\":405}");
    }

    @Test
    void headIsAnsweredLikeGet() {
        assertThat(root("HEAD", "/_api/version").status()).isEqualTo(200);
    }

    @Test
    void aMissingDatabaseIsToldToThoseWhoMayAsk() {
        assertThat(text(root("GET", "/_db/none/_api/version"))).isEqualTo("404 {\"code\":404,\"error\":true,"
                + "\"errorMessage\":\"database not found\",\"errorNum\":1228}");
        assertThat(ask("GET", "/_db/none/_api/version", "").status()).isEqualTo(401);
    }

    @Test
    void anErrorOfAHandlerIsAnEnvelope() {
        assertThat(text(root("GET", "/_api/document/c/k"))).isEqualTo("404 {\"code\":404,\"error\":true,"
                + "\"errorMessage\":\"document not found\",\"errorNum\":1202}");
    }

    @Test
    void anUnexpectedErrorIsAnInternalOneAndDoesNotEndTheServer() {
        assertThat(text(root("GET", "/_api/broken"))).isEqualTo("500 {\"code\":500,\"error\":true,\"errorMessage\":"
                + "\"internal error: java.lang.IllegalStateException: out of luck\",\"errorNum\":4}");
    }

    @Test
    void optionsNeedsNoCredentials() {
        Reply reply = ask("OPTIONS", "/_api/version", "", "origin", "http://page");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("access-control-allow-origin", "http://page")
                .containsEntry("access-control-allow-credentials", "false");
    }

    @Test
    void afterTheShutdownBeganRequestsAreRefused() {
        shutdown.begin();
        assertThat(text(root("GET", "/_api/version"))).isEqualTo("503 {\"code\":503,\"error\":true,"
                + "\"errorMessage\":\"shutdown in progress\",\"errorNum\":30}");
    }

    @Test
    void aStoredJobCanBeFetchedOnce() {
        String credentials = basic("root", "secret");
        Reply accepted = ask("GET", "/_admin/server/role", "", "authorization", credentials,
                "x-arango-async", "store");
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.headers().get("x-arango-async-id");
        assertThat(text(root("PUT", "/_api/job/" + id))).isEqualTo(
                "200 {\"role\":\"SINGLE\",\"mode\":\"default\",\"error\":false,\"code\":200}");
        assertThat(root("PUT", "/_api/job/" + id).status()).isEqualTo(404);
        assertThat(root("GET", "/_api/job/odd").status()).isEqualTo(400);
    }

    @Test
    void levelsOfTheLogCanBeChanged() {
        Reply reply = ask("PUT", "/_admin/log/level", "{\"trx\":\"debug\"}", "authorization", basic("root", "secret"));
        assertThat(Json.parse(reply.body()).path("trx").asText()).isEqualTo("DEBUG");
        assertThat(text(ask("PUT", "/_admin/log/level", "{\"nix\":\"debug\"}", "authorization",
                basic("root", "secret")))).isEqualTo("400 {\"code\":400,\"error\":true,"
                + "\"errorMessage\":\"strange topic 'nix'\",\"errorNum\":10}");
    }

    @Test
    void aReadOnlyServerIsNotAvailable() {
        ask("PUT", "/_admin/server/mode", "{\"mode\":\"readonly\"}", "authorization", basic("root", "secret"));
        assertThat(ask("GET", "/_admin/server/availability", "").status()).isEqualTo(503);
    }
}

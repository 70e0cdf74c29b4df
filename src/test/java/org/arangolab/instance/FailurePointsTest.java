package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.arangolab.ConfigException;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.client.FakeHttp.Received;
import org.arangolab.client.ServerResponseException;
import org.arangolab.event.LabEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a fake server that behaves as a build of a certain kind. */
class FailurePointsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String FAILAT = "/_admin/debug/failat";
    private static final Answer NOT_FOUND = new Answer(404,
            "{\"code\":404,\"error\":true,\"errorMessage\":\"unknown path\",\"errorNum\":404}");

    @TempDir
    private Path directory;
    private Bench bench;
    private FakeHttp http;
    private Instance db1;
    /** What the fake server has set. */
    private final TreeSet<String> active = new TreeSet<>();
    /** A server that accepts removals and does not remove. */
    private boolean sticky;

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        http = new FakeHttp(this::modern);
        db1 = bench.server("ready; " + Bench.SLEEP, http.endpoint()).start().waitUntilReady(LONG);
    }

    @AfterEach
    void close() {
        bench.close();
        http.close();
    }

    private Answer modern(Received request) {
        if (!request.path().startsWith(FAILAT)) {
            return new Answer(200, "{\"server\":\"arango\",\"version\":\"3.12.4\"}");
        }
        String name = request.path().replace(FAILAT, "").replace("/", "").replace("%3A", ":");
        switch (request.method()) {
            case "PUT" -> active.add(name);
            case "DELETE" -> remove(name);
            default -> {
                return new Answer(200, name.equals("all")
                        ? active.stream().map(n -> '"' + n + '"').toList().toString() : "true");
            }
        }
        return new Answer(200, "true");
    }

    private void remove(String name) {
        if (!sticky) {
            active.removeIf(n -> name.isEmpty() || n.equals(name));
        }
    }

    /** GET is unknown, and so is the list. */
    private Answer old(Received request) {
        if (request.path().startsWith("/_admin/execute")) {
            return new Answer(200, "true");
        }
        return request.path().startsWith(FAILAT) && request.method().equals("GET") ? new Answer(501, "")
                : modern(request);
    }

    private FailurePoints points() {
        return db1.failurePoints();
    }

    @Test
    void pointIsSetListedAndCleared() {
        points().set("a::b", true);
        points().set("C", true);
        assertThat(points().active()).containsExactly("C", "a::b");
        points().clear("a::b");
        assertThat(active).containsExactly("C");
        points().clearAll();
        assertThat(active).isEmpty();
        long pid = db1.pid().orElseThrow();
        assertThat(bench.events(LabEvent.FailurePointSet.class))
                .contains(new LabEvent.FailurePointSet("db1", pid, "a::b"));
        assertThat(bench.events(LabEvent.FailurePointCleared.class)).containsExactly(
                new LabEvent.FailurePointCleared("db1", pid, "a::b"),
                new LabEvent.FailurePointCleared("db1", pid, "C"));
    }

    @Test
    void buildWithoutFailurePointsIsToldWithTheRemedy() {
        http.answer(request -> NOT_FOUND);
        assertThatThrownBy(() -> points().set("x", true)).isInstanceOf(ConfigException.class).hasMessage(
                "db1: this build has no failure points (GET /_admin/debug/failat answered 404); use an arangod that "
                + "was "
                        + "configured with -DUSE_FAILURE_TESTS=On");
        assertThat(points().available()).isFalse();
    }

    @Test
    void missingRightsAreNoMissingFailurePoints() {
        http.answer(request -> new Answer(401, "{\"code\":401,\"error\":true,\"errorMessage\":"
                + "\"not authorized to execute this request\",\"errorNum\":11}"));
        assertThatThrownBy(() -> points().set("x", true)).isInstanceOf(ServerResponseException.class).hasMessage(
                "GET /_admin/debug/failat answered 401, errorNum 11: not authorized to execute this request; "
                        + "it wants to know who asks, and nothing was shown to it");
    }

    @Test
    void serverOfTheOldEndIsAskedByScript() {
        http.answer(this::old);
        points().set("x", true);
        assertThat(active).containsExactly("x");
        assertThat(points().active()).containsExactly("x");
        assertThat(http.received()).anySatisfy(request -> {
            assertThat(request.path()).isEqualTo("/_admin/execute?returnAsJSON=true");
            assertThat(request.body()).isEqualTo("return require(\"internal\").debugCanUseFailAt()");
        });
    }

    @Test
    void pointThatDoesNotComeIntoTheListIsNotSet() {
        http.answer(request -> request.path().endsWith("/all") ? new Answer(200, "[\"other\"]") : modern(request));
        assertThatThrownBy(() -> points().set("x", true)).isInstanceOf(FailurePointException.class)
                .hasMessage("db1: failAt('x') was accepted, but the failure points that are set now are [other]");
    }

    @Test
    void scopeThatCannotClearFails() {
        FailurePoints.Scope scope = points().scope("x", true);
        sticky = true;
        FailurePointException failure = catchThrowableOfType(FailurePointException.class, scope::close);
        assertThat(failure).hasMessage(
                "db1: still set after they were cleared: x; restart the server to get rid of them");
        assertThat(failure.points()).containsExactly("x");
    }

    @Test
    void scopeIsClearedWhenItsBlockThrows() {
        assertThatThrownBy(() -> {
            try (FailurePoints.Scope scope = points().scope("x", true)) {
                throw new IllegalStateException("in " + scope.name());
            }
        }).isInstanceOf(IllegalStateException.class).hasMessage("in x");
        assertThat(active).isEmpty();
    }

    @Test
    void scopeClearedBeforeItsEndIsNotClearedAgain() {
        try (FailurePoints.Scope scope = points().scope("x", true)) {
            points().clear(scope.name());
        }
        assertThat(http.received()).filteredOn(request -> request.method().equals("DELETE")).hasSize(1);
    }

    @Test
    void pointOfAProcessThatHasEndedIsForgotten() {
        points().set("x", true);
        db1.stop();
        points().undo("x");
        active.clear();
        db1.start().waitUntilReady(LONG);
        assertThat(points().active()).isEmpty();
    }

    @Test
    void pointThatNobodyStandsForIsALeakAndCleared() {
        points().set("ours", true);
        active.add("left");
        active.add("behind");
        FailurePointException leak = catchThrowableOfType(FailurePointException.class, () -> points().checkLeaks());
        assertThat(leak).hasMessage(
                "db1: failure points were left set: behind, left; they have been cleared. Set them by "
                + "failAt('…'), which clears them at the end of the test, or by failAt('…') { … }");
        assertThat(active).containsExactly("ours");
        points().checkLeaks();
    }

    @Test
    void serverWithoutFailurePointsLeaksNone() {
        http.answer(request -> NOT_FOUND);
        points().checkLeaks();
        points().checkLeaks();
        assertThat(http.received()).filteredOn(request -> request.path().startsWith(FAILAT)).hasSize(1);
    }

    @Test
    void suspendedServerIsNotAsked() {
        db1.suspend();
        points().checkLeaks();
        assertThatThrownBy(() -> points().active()).isInstanceOf(ConfigException.class)
                .hasMessage("db1 is suspended and cannot answer; resume() it first");
    }

    @Test
    void serverThatIsNotStartedCannotBeAsked() {
        db1.stop();
        assertThatThrownBy(() -> points().set("x", true)).isInstanceOf(ConfigException.class)
                .hasMessage("db1 is STOPPED and cannot answer; start() it again");
    }

    @Test
    void nameIsNotEmpty() {
        assertThatThrownBy(() -> points().set(" ", true)).isInstanceOf(ConfigException.class)
                .hasMessage("db1: failAt(' '): a failure point has a name");
    }

    @Test
    void raceControlNeedsAMaintainerBuild() {
        http.answer(request -> new Answer(501, ""));
        assertThatThrownBy(() -> points().resetRaceControl()).isInstanceOf(ConfigException.class).hasMessage(
                "db1: this build has no race control (DELETE /_admin/debug/raceControl answered 501); use an arangod "
                + "that "
                        + "was configured with -DUSE_MAINTAINER_MODE=On");
    }

    @Test
    void terminationThatIsAnsweredIsToldWithTheRemedy() {
        http.answer(request -> request.path().startsWith(FAILAT) ? modern(request) : NOT_FOUND);
        assertThatThrownBy(() -> db1.debugTerminate(Optional.of("CRASH-HANDLER-TEST-ABORT")))
                .isInstanceOf(ConfigException.class).hasMessage("db1: debugTerminate did not end the server: "
                        + "POST /_admin/execute?returnAsJSON=true answered 404 (unknown path); start it with "
                        + "args: ['javascript.allow-admin-execute': true], or use debugTerminate() without a message");
        assertThat(db1.alive()).isTrue();
    }

    @Test
    void namesMayEndALongerTextOfTheExecutable() {
        FailurePointNames names = new FailurePointNames(new TreeSet<>(List.of("Document::write", "Document::writes")));
        assertThat(names.mayHave("Document::write")).isTrue();
        assertThat(names.mayHave("writes")).isTrue();
        assertThat(names.mayHave("Document::wirte")).isFalse();
        assertThat(names.hint("Document::wirte")).isEqualTo("; did you mean 'Document::write' or 'Document::writes'?");
        assertThat(FailurePointNames.UNKNOWN.mayHave("anything")).isTrue();
    }
}

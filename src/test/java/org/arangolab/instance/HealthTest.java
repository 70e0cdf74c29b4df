package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.client.FakeHttp.Received;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.health.Health;
import org.arangolab.instance.health.Verdict;
import org.arangolab.net.Endpoint;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String READY = "ready; " + Bench.SLEEP;

    @TempDir
    private Path directory;
    private Bench bench;
    private FakeHttp http;
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        http = new FakeHttp(HealthTest::healthy);
    }

    @AfterEach
    void close() {
        end.countDown();
        bench.close();
        http.close();
    }

    @Test
    void everyPartOfALifeHasItsVerdict() {
        Instance db1 = bench.server(READY, http.endpoint());
        assertThat(db1.health()).hasToString("NOT_STARTED: never started");
        db1.start().waitUntilReady(LONG);
        Health healthy = db1.health();
        assertThat(healthy.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(healthy.ok()).isTrue();
        assertThat(healthy.text()).matches("answers in \\d+ ms");
        assertThat(healthy.latency()).isPositive();
        assertThat(db1.health().since()).isEqualTo(healthy.since());
        db1.suspend();
        assertThat(db1.health()).hasToString(
                "SUSPENDED: its process is stopped by a signal; resume() lets it go on");
        db1.resume();
        assertThat(db1.health().verdict()).isEqualTo(Verdict.HEALTHY);
        db1.kill(Signal.SEGV).awaitExit(LONG);
        assertThat(db1.health()).hasToString("DEAD: ended with SIGSEGV (code 139)");
        db1.start().waitUntilReady(LONG).kill(Signal.TERM).awaitExit(LONG);
        assertThat(db1.health()).hasToString("DOWN: ended with SIGTERM (code 143)");
    }

    @Test
    void startingServerTellsWhatItIsAt() {
        Instance db1 = bench.server("log 'INFO [00001] {engines} RocksDB recovery starting, scanning WAL'; "
                + Bench.SLEEP).start();
        awaitText(db1, "COMING_UP: starting: recovery");
        Instance db2 = bench.server(bench.spec("log 'INFO [00002] {cluster} Waiting for agency to become ready'; "
                + Bench.SLEEP).directory(directory.resolve("db2"))).start();
        awaitText(db2, "COMING_UP: starting: waiting for agency");
        assertThat(db2.health().phase()).isEqualTo("waiting for agency");
    }

    @Test
    void startingServerThatListensEarlyIsAskedForItsPhase() {
        Instance db1 = bench.server(Bench.SLEEP, http.endpoint());
        http.answer(request -> request.path().equals("/_admin/status") ? new Answer(200,
                "{\"serverInfo\":{\"progress\":{\"phase\":\"in start\",\"feature\":\"Bootstrap\"}}}")
                : new Answer(503, "{}"));
        db1.start();
        assertThat(db1.health()).hasToString("COMING_UP: starting: in start (Bootstrap)");
        http.answer(request -> new Answer(503, "{}"));
        assertThat(db1.health()).hasToString("COMING_UP: starting: bootstrap");
    }

    @Test
    void serverThatIsAliveAndAnswersNothingHangs() {
        Instance db1 = bench.server(bench.spec(READY).endpoint(http.endpoint()).healthTimeout(Duration.ofMillis(200)));
        db1.start().waitUntilReady(LONG);
        http.answer(request -> hang());
        assertThat(db1.health().verdict()).isEqualTo(Verdict.HUNG);
        assertThat(db1.health().text()).startsWith("its process runs, but GET /_admin/server/availability to "
                + http.endpoint() + " got no answer: ");
        db1.suspend();
        assertThat(db1.health().verdict()).isEqualTo(Verdict.SUSPENDED);
    }

    @Test
    void serverThatDoesNotServeOrIsAnotherOneIsTold() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        http.answer(request -> new Answer(503, "{\"errorMessage\":\"shutdown in progress\"}"));
        assertThat(db1.health()).hasToString("UNAVAILABLE: answers 503: shutdown in progress");
        http.answer(roles("COORDINATOR"));
        assertThat(db1.health()).hasToString("MISTAKEN: answers as COORDINATOR, but is to be SINGLE");
        http.answer(roles("SINGLE"));
        assertThat(db1.health().verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void suspensionBySomebodyElseIsSeenToo() throws IOException, InterruptedException {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        new ProcessBuilder("/bin/sh", "-c", "kill -s STOP " + db1.pid().orElseThrow()).start().waitFor();
        awaitText(db1, "SUSPENDED: its process is stopped by a signal; resume() lets it go on");
    }

    @Test
    void watchedServerThatHangsAndComesBackIsAnEventEach() {
        Instance db1 = bench.server(bench.spec(READY).endpoint(http.endpoint()).monitor(true)
                .healthInterval(Duration.ofMillis(20)).healthTimeout(Duration.ofMillis(200)));
        db1.start().waitUntilReady(LONG);
        AtomicReference<Function<Received, Answer>> answers = new AtomicReference<>(request -> hang());
        http.answer(request -> answers.get().apply(request));
        awaitChanges(1);
        answers.set(HealthTest::healthy);
        awaitChanges(2);
        assertThat(bench.events(LabEvent.HealthChanged.class)).extracting(LabEvent.HealthChanged::to)
                .startsWith("HUNG", "HEALTHY");
    }

    @Test
    void unwatchedServerIsLeftInPeace() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        int before = http.received().size();
        db1.suspend().resume();
        assertThat(http.received()).hasSize(before);
    }

    // ---- the way to it

    @Test
    void wayIsToldStepByStep() {
        Instance db1 = bench.server(READY, http.endpoint());
        assertThat(db1.validate()).hasToString("fail  process: db1 was never started");
        db1.start().waitUntilReady(LONG);
        http.answer(roles("SINGLE"));
        assertThat(db1.validate()).hasToString("""
                ok    process: runs, pid PID
                ok    port: ENDPOINT takes connections
                ok    HTTP: GET /_api/version answers 200
                ok    identity: its process id is not told
                ok    role: SINGLE""".replace("PID", db1.pid().orElseThrow().toString())
                .replace("ENDPOINT", http.endpoint().toString()));
        http.answer(roles("AGENT"));
        assertThat(db1.validate().problem()).hasValueSatisfying(step -> assertThat(step)
                .hasToString("role: it answers as AGENT, but is to be SINGLE"));
    }

    @Test
    void somebodyElsesServerOnThePortIsNamed() {
        Instance db1 = bench.server(READY, http.endpoint()).start().waitUntilReady(LONG);
        http.answer(request -> new Answer(200, "{\"pid\": 1}"));
        assertThat(db1.validate().problem()).hasValueSatisfying(step -> assertThat(step).hasToString(
                "identity: somebody else's server answers at " + http.endpoint() + ": it is process 1, db1 is "
                        + db1.pid().orElseThrow()));
    }

    @Test
    void suspendedDeadAndDeafServersAreNamed() {
        Instance db1 = bench.server(Bench.SLEEP).start();
        assertThat(db1.validate()).hasToString("ok    process: runs, pid " + db1.pid().orElseThrow()
                + "\nfail  port: nobody listens at " + db1.endpoint() + " (Connection refused)");
        db1.suspend();
        awaitText(db1, "SUSPENDED: its process is stopped by a signal; resume() lets it go on");
        assertThat(db1.validate()).hasToString("fail  process: suspended; resume() lets it go on");
        db1.kill(Signal.KILL);
        assertThat(db1.validate()).hasToString("fail  process: ended with SIGKILL (code 137)");
    }

    @Test
    void handshakeThatFailsIsNamed() {
        Endpoint plain = http.endpoint();
        Instance db1 = bench.server(bench.spec(Bench.SLEEP).protocol(Protocol.SSL)
                .endpoint(new Endpoint(Endpoint.Transport.SSL, plain.host(), plain.port(), ""))).start();
        assertThat(db1.validate().problem()).hasValueSatisfying(step -> assertThat(step.toString())
                .startsWith("TLS: no TLS handshake with ssl://127.0.0.1:" + plain.port() + ": "));
    }

    private static Answer healthy(Received request) {
        return new Answer(200, "{\"server\":\"arango\",\"version\":\"3.12.4\"}");
    }

    private static Function<Received, Answer> roles(String role) {
        return request -> new Answer(200, "{\"role\":\"" + role + "\"}");
    }

    private Answer hang() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Answer(500, "");
    }

    private static void awaitText(Instance server, String text) {
        Await.that(text).until(Deadline.in(LONG), () -> server.health().toString().equals(text)
                ? Observation.found(text) : Observation.notYet(server.health().toString()));
    }

    private void awaitChanges(int count) {
        Await.that(count + " changes").until(Deadline.in(LONG), () -> {
            List<LabEvent.HealthChanged> seen = bench.events(LabEvent.HealthChanged.class);
            return seen.size() >= count ? Observation.found(seen) : Observation.notYet(seen.toString());
        });
    }
}

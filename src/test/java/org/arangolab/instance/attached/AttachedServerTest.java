package org.arangolab.instance.attached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.client.FakeHttp.Received;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.instance.health.Verdict;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.Command;
import org.arangolab.process.Signal;
import org.arangolab.process.Spawner;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachedServerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path directory;
    private final Spawner spawner = new Spawner();
    private final EventBus bus = new EventBus();
    private final List<LabEvent> events = new CopyOnWriteArrayList<>();
    private FakeHttp http;
    private ChildProcess process;
    private AttachedServer live;

    @BeforeEach
    void startSomebodyElsesServer() throws IOException {
        http = new FakeHttp(this::answer);
        bus.listen(events::add);
        Path arangod = Files.writeString(directory.resolve("arangod"), "#!/bin/sh\nmkfifo f\nread -r line <>f\n");
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        process = spawner.start(new Command(arangod, List.of("--server.endpoint", http.endpoint().toString(),
                "--database.directory=d@@ta", "--log.file", directory.resolve("log").toString()), Map.of(), directory,
                directory.resolve("out"), directory.resolve("err")));
        Await.that("the fifo").until(Deadline.in(LONG), () -> Files.exists(directory.resolve("f"))
                ? Observation.found(1) : Observation.notYet(""));
    }

    @AfterEach
    void close() {
        Optional.ofNullable(live).ifPresent(AttachedServer::close);
        spawner.close();
        http.close();
    }

    private Answer answer(Received request) {
        return switch (request.path()) {
            case "/_api/version" -> new Answer(200, "{\"version\":\"3.12.4\"}");
            case "/_admin/server/role" -> new Answer(200, "{\"role\":\"COORDINATOR\"}");
            case "/_admin/status" -> new Answer(200, "{\"pid\":" + process.pid() + "}");
            case "/_db/_system/_api/explain" -> new Answer(200, "{\"plan\":{\"nodes\":[{\"type\":\""
                    + (request.body().contains("INSERT") ? "InsertNode" : "ReturnNode") + "\"}]}}");
            case "/_db/_system/_api/cursor" -> new Answer(201, "{\"result\":[1],\"hasMore\":false}");
            default -> new Answer(200, "{}");
        };
    }

    private AttachedServer byPid() {
        live = attach(new Attachment("live", Optional.of(process.pid()), Optional.empty(), Credentials.NONE));
        return live;
    }

    private AttachedServer attach(Attachment wanted) {
        return AttachedServer.attach(wanted, bus, TimeoutManager.unlimited());
    }

    @Test
    void processTellsWhereItListensAndWhereItsThingsAre() throws IOException {
        byPid();
        assertThat(live).hasToString("live (coordinator, RUNNING, pid " + process.pid() + ", " + http.endpoint()
                + ", attached)");
        assertThat(live.role()).contains(Role.COORDINATOR);
        assertThat(live.version()).contains("3.12.4");
        assertThat(live.home()).contains(directory.toRealPath().resolve("d@ta"));
        assertThat(live.log().file()).isEqualTo(directory.resolve("log"));
        assertThat(live.startedAt()).isPresent();
        assertThat(live.health().verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(live.validate().ok()).isTrue();
        assertThat(live.waitUntilReady(LONG).alive()).isTrue();
        assertThat(events).singleElement().isInstanceOf(LabEvent.ServerAttached.class);
    }

    @Test
    void changingWordsAreRefusedUntilItIsArmed() {
        byPid();
        assertThat(live.send(Request.of("GET", "/_api/version")).status()).isEqualTo(200);
        assertThatThrownBy(() -> live.send(Request.of("DELETE", "/_api/collection/users")))
                .isInstanceOf(ConfigException.class).hasMessage("live was not started by the lab and is read-only: "
                        + "DELETE /_api/collection/users is refused; live.arm(5.min) allows it for that long");
        assertThatThrownBy(live::stop).hasMessageContaining("read-only: stop is refused");
        assertThatThrownBy(() -> live.kill(Signal.KILL)).hasMessageContaining("read-only: kill(KILL) is refused");
        assertThatThrownBy(live::suspend).hasMessageContaining("read-only: suspend is refused");
        assertThatThrownBy(() -> live.collection("_system", "users").create(Map.of()))
                .hasMessageContaining("read-only: POST ");
        live.arm(LONG);
        assertThat(live.send(Request.of("DELETE", "/_api/collection/users")).status()).isEqualTo(200);
        live.arm(Duration.ZERO);
        assertThatThrownBy(() -> live.send(Request.of("PUT", "/x"))).isInstanceOf(ConfigException.class);
    }

    @Test
    void queriesThatOnlyReadAreLetThrough() {
        byPid();
        assertThat(live.query("_system", new Query("RETURN 1", Map.of()))).isEqualTo(List.of(1));
        assertThatThrownBy(() -> live.query("_system", new Query("INSERT {} INTO c", Map.of()))).hasMessage(
                "live was not started by the lab and is read-only: a query that writes is refused; "
                        + "live.arm(5.min) allows it for that long");
        assertThat(live.arm(LONG).query("_system", new Query("INSERT {} INTO c", Map.of()))).isEqualTo(List.of(1));
    }

    @Test
    void closingLeavesItRunningAndGoingOn() {
        byPid().arm(LONG).suspend();
        Await.that("its stop").until(Deadline.in(LONG), () -> live.suspended() ? Observation.found(1)
                : Observation.notYet(""));
        assertThat(live.health().verdict()).isEqualTo(Verdict.SUSPENDED);
        live.close();
        assertThat(process.alive()).isTrue();
        Await.that("its going on").until(Deadline.in(LONG), () -> live.suspended() ? Observation.notYet("")
                : Observation.found(1));
        assertThatThrownBy(live::resume).hasMessage("live is not suspended; nothing to resume");
    }

    @Test
    void stateIsDerivedFromTheProcess() {
        byPid();
        assertThat(live.state()).isEqualTo(InstanceState.RUNNING);
        process.signal(Signal.KILL);
        live.awaitExit(LONG);
        assertThat(live.state()).isEqualTo(InstanceState.CRASHED);
        assertThat(live.health()).hasToString("DEAD: ended; how is told only to the process that had started it");
        assertThat(live.pid()).isEmpty();
    }

    @Test
    void stopOfAnArmedServerIsAStop() {
        byPid().arm(LONG);
        http.answer(request -> {
            if (request.method().equals("DELETE")) {
                process.signal(Signal.TERM);
            }
            return answer(request);
        });
        assertThat(live.stop().state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void serverOfAnotherMachineHasNoProcessHere() {
        live = attach(new Attachment("far", Optional.empty(), Optional.of(http.endpoint()), Credentials.NONE));
        assertThat(live.arm(LONG).state()).isEqualTo(InstanceState.RUNNING);
        assertThatThrownBy(() -> live.kill(Signal.KILL)).hasMessage("kill: the process of far at " + http.endpoint()
                + " is not known here; attach(PID) on its own machine");
        assertThatThrownBy(live::log).hasMessage(
                "where far writes its log is not known: its command line has no --log.file");
        assertThatThrownBy(() -> live.own("restart")).hasMessage(
                "restart: far was not started by the lab, which so does not know how to");
        http.close();
        assertThat(live.state()).isEqualTo(InstanceState.CRASHED);
    }

    // ---- what cannot be attached to

    @Test
    void processThatIsNotThereOrNoServerIsAMistake() {
        assertThatThrownBy(() -> attach(pid(4_194_304L))).hasMessage("attach: there is no process 4194304");
        ChildProcess sleep = spawner.start(new Command(Path.of("/bin/sleep"), List.of("1000"), Map.of(), directory,
                directory.resolve("out"), directory.resolve("err")));
        Await.that("sleep").until(Deadline.in(LONG), () -> commandLine(sleep).contains("/bin/sleep\0")
                ? Observation.found(1) : Observation.notYet(""));
        assertThatThrownBy(() -> attach(pid(sleep.pid()))).hasMessage("attach: sleep [" + sleep.pid()
                + "] listens nowhere; is it a server? Its command line: /bin/sleep 1000");
    }

    private static String commandLine(ChildProcess child) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(child.pid()), "cmdline"));
            return line.startsWith("/bin/sleep") ? line : "";
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void lockOfAnotherProcessIsAMistake() throws IOException {
        Path data = Files.createDirectories(directory.resolve("d@ta"));
        Files.writeString(data.resolve("LOCK"), "1");
        assertThatThrownBy(this::byPid).isInstanceOf(ConfigException.class).hasMessage("attach: "
                + directory.toRealPath().resolve("d@ta/LOCK") + " says that process 1 uses that directory, not sh ["
                + process.pid() + "]");
    }

    @Test
    void endpointAtWhichNobodyListensSaysSo() {
        Endpoint closed = http.endpoint();
        http.close();
        assertThatThrownBy(() -> attach(new Attachment("x", Optional.empty(), Optional.of(closed), Credentials.NONE)))
                .isInstanceOf(ConnectionFailedException.class).hasMessageContaining(closed.toString());
    }

    private static Attachment pid(long pid) {
        return new Attachment("x", Optional.of(pid), Optional.empty(), Credentials.NONE);
    }
}

package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.arangolab.ByteSize;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.Machine;
import org.arangolab.instance.InstanceState;
import org.arangolab.log.LogLine;
import org.arangolab.net.Endpoint;
import org.arangolab.process.Limits;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    @TempDir
    private Path directory;
    private ScriptBench bench;

    @BeforeEach
    void open() {
        bench = new ScriptBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void factsOfRecordsAndExceptionsAreProperties() {
        assertThat(bench.run("instance('db1').start(); db1.kill(TERM).awaitExit(10.s); [db1.exit.code, db1.exit.ok]"))
                .isEqualTo(List.of(143, false));
        assertThat(bench.run("try { db1.awaitExit(1.ms); instance('db2').start().awaitExit(1.ms) } "
                + "catch (DeadlineExceededException e) { e.limit.toMillis() }")).isEqualTo(1L);
        assertThatThrownBy(() -> bench.run("db1.exit.cod")).hasMessageContaining("cod");
        assertThatThrownBy(() -> bench.run("db1.awaitExit")).satisfies(e -> assertThat(ScriptErrors.explain(e, "x"))
                .startsWith("a server: 'awaitExit' is called with parentheses; for example: "));
    }

    @Test
    void nameOfAServerIsAWord() {
        assertThat(bench.run("instance('db1').start(); db1.kill(TERM).awaitExit(10.s); db1.state"))
                .isEqualTo(InstanceState.STOPPED);
        assertThat(bench.run("[db1.alive, db1.pid, db1.exit.signal.name(), instance('db1') == db1, focus == db1]"))
                .isEqualTo(Arrays.asList(false, null, "TERM", true, true));
        assertThat(bench.run("def names = []; [1].each { names << db1.name }; names")).isEqualTo(List.of("db1"));
    }

    @Test
    void settingsArriveInTheSpec() {
        bench.run("instance('db1', role: single, auth: basic, memory: 512.mb, startTimeout: 5.s, stopTimeout: 1.5.s, "
                + "endpoint: 'http://localhost:8530', bind: 'loopback', env: [A: 1], cores: 2, memoryLimit: 1.gb, "
                + "niceness: 5, "
                + "args: ['log.level': ['a=debug', 'b=trace'], 'rocksdb.block-cache-size': 64.mb, '--x': true])");
        InstanceSpec spec = bench.session().find("db1").orElseThrow().own("spec").spec();
        assertThat(spec.machine()).isEqualTo(new Machine(Optional.of(new ByteSize(512L << 20)), Optional.of(2),
                new Limits(Optional.of(new ByteSize(1L << 30)), OptionalInt.of(5), Optional.empty())));
        assertThat(spec.startTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(spec.stopTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(spec.site().endpoint()).contains(Endpoint.tcp("localhost", 8530));
        assertThat(spec.environment()).isEqualTo(Map.of("A", "1"));
        assertThat(spec.arguments()).isEqualTo(Map.of("log.level", List.of("a=debug", "b=trace"),
                "rocksdb.block-cache-size", List.of("67108864"), "x", List.of("true")));
    }

    @Test
    void sleepEndsWithTheDeadlineAndByAnInterrupt() throws InterruptedException {
        assertThat(bench.run("sleep(1); sleep(1.ms); [1].each { sleep(1) }; 5")).isEqualTo(5);
        try (TimeoutManager.Scope scope = bench.session().timeouts().within(Deadline.in(Duration.ofMillis(50)))) {
            assertThat(bench.error("sleep(1.h)")).as(scope.toString()).contains("for sleep(1 h) to end, in vain");
        }
        for (String code : List.of("sleep(1.h)", "sleep(3_600_000)", "[1].each { sleep(1.h) }",
                "[1].each { sleep(3_600_000) }", "Thread t = null; sleep 3_600_000")) {
            String[] said = new String[1];
            Thread thread = new Thread(() -> said[0] = bench.error(code));
            thread.start();
            Await.that("the pause of " + code).until(Deadline.in(Duration.ofSeconds(20)), () ->
                    thread.getState() == Thread.State.TIMED_WAITING ? Observation.found(code) : Observation.notYet(""));
            thread.interrupt();
            thread.join(10_000);
            assertThat(said[0]).as(code).startsWith("interrupted while waiting for 1 h to pass");
        }
    }

    @Test
    void memoryMayBeAPartOfTheMachines() {
        bench.run("instance('db1', memory: '50%')");
        assertThat(bench.session().find("db1").orElseThrow().own("spec").spec().machine().memory())
                .hasValueSatisfying(half -> assertThat(half.bytes()).isPositive());
    }

    @Test
    void mistakesInSettingsAreToldTogetherWithTheLine() {
        assertThat(bench.error("\ninstance('db1', rol: single, auth: 'basix', memory: '512 mb', startTimeout: 30, "
                + "args: ['x': null], endpoint: null, dir: null)")).isEqualTo("""
                instance 'db1': 7 mistakes
                  unknown setting 'rol'; did you mean 'role'?
                  auth: 'basix' is none of its values; did you mean 'basic'?
                  memory: expected a size such as 512.mb or a part such as '50%', not '512 mb' (String)
                  startTimeout: expected a duration such as 30.s, not '30' (Integer)
                  args: option 'x' has no value
                  endpoint: expected an endpoint such as 'tcp://127.0.0.1:8529', not null
                  dir: expected a path, not null
                  at smoke.groovy:2""");
        assertThat(bench.session().instances()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
        "instence('db1')                  | unknown word 'instence'; did you mean 'instance'?",
        "instance('db1'); db2.start()     | unknown name 'db2'",
        "instance('db1', role: singel)    | unknown name 'singel'; did you mean 'single'?",
        "instance('db1', role: 'signle')  | instance 'db1': role: 'signle' is none of its values; did you mean "
        + "'single'?",
        "instance('db1').strat()          | a server has no 'strat'; did you mean 'start'?",
        "instance('db1').pidd             | a server has no 'pidd'; did you mean 'pid'?",
        "instance('db1').waitUntilReady() | 'waitUntilReady' needs a duration; for example: db1.waitUntilReady(30.s)",
        "instance('db1').waitUntilReady(3) | a server: 'waitUntilReady' does not take (Integer); for example: "
        + "db1.waitUntilReady(30.s)",
        "within(5) { true }               | 'within' does not take (Integer, ScriptClosure); for example: "
        + "within(20.s) { assert db1.alive }",
        "30.sec                           | a number has no 'sec'; units: ms s min h, kb mb gb",
        "waitUntilReady(1.s)              | no server is defined yet; begin with instance('db1').start()",
        "requires 'reel'                  | requires 'reel': unknown ability; did you mean 'real'?",
        "test('x', timeut: 1.s) { }       | test: unknown setting 'timeut'; did you mean 'timeout'?",
        "test('x', timeout: 1) { }        | test: timeout: expected a duration such as 30.s, not '1'",
        "instance('db1').kill('SEVG')     | unknown signal 'SEVG'; did you mean 'SEGV'?",
        "instance('log')                  | instance 'log': 'log' is a word of the lab and would go on meaning that; "
        + "choose another name",
        "instance('test')                 | instance 'test': 'test' is a word of the lab and would go on meaning "
        + "that; choose another name",
        "instance('focus')                | instance 'focus': 'focus' is a word of the lab and would go on meaning "
        + "that; choose another name",
        "instance('agent')                | instance 'agent': 'agent' is a word of the lab and would go on meaning "
        + "that; choose another name",
        "instance('KILL')                 | instance 'KILL': 'KILL' is a word of the lab and would go on meaning "
        + "that; choose another name",
        "instance('HUNG')                 | instance 'HUNG': 'HUNG' is a word of the lab and would go on meaning "
        + "that; choose another name",
        "instance('def')                  | instance 'def': 'def' means something to Groovy; choose another name",
        "instance('a/b')                  | instance 'a/b': a name is a letter and up to 63 letters, digits, '_' or '-'",
        "instance('..')                   | instance '..': a name is a letter and up to 63 letters, digits, '_' or '-'",
        "instance('db1').get()            | 'get' needs arguments; for example: db1.get('/_api/version').json.version",
        "instance('db1').delete()         | 'delete' needs arguments; for example: db1.delete('/_api/collection/users')",
        "instance('db1').query()          | 'query' needs arguments; for example: db1.query('FOR u IN users RETURN u')",
        "instance('db1').collection()     | 'collection' needs a name; for example: db1.collection('users')",
        "focus()                          | 'focus' needs a server or a cluster; for example: focus db1",
        "sleep()                          | 'sleep' needs arguments; for example: sleep(500)",
        "instance('db1').upgrade(too: 'x') | upgrade: unknown setting 'too'; did you mean 'to'?",
        "instance('db1').upgrade([:])     | upgrade needs the place of other binaries; for example: db1.upgrade(to: "
        + "'/opt/arangodb-3.12')",
        "instance('db1').upgrade(to: '/opt') | db1 is INIT and cannot become STARTING; it was never started: use "
        + "start()",
        "instance('db1').expectExit(300)  | expectExit: an exit code is 0 to 255, not 300",
        "instance('db1').expectExit()     | 'expectExit' needs an exit code or a signal; for example: "
        + "db1.expectExit(21)",
        "instance('db1').arm()            | 'arm' needs a duration; for example: db1.arm(30.s)",
        "instance('db1').killWithCoreDump('x') | db1 is INIT and cannot be sent SIGABRT; start() it first",
        "instance('db1', memory: '200%')  | instance 'db1': memory: expected 1% to 100% of the machine's memory, not "
        + "200%",
        "instance('db1', healthInterval: 0.s) | instance 'db1': healthInterval: expected a duration above zero",
        "instance('db1', monitor: 'no')   | instance 'db1': monitor: expected true or false, not 'no' (String)",
        "instance('db1', cleanup: 'nwo')  | instance 'db1': cleanup: 'nwo' is none of its values; did you mean 'now'?",
        "attach(4194304)                  | attach: there is no process 4194304",
        "attach('htp://x')                | endpoint 'htp://x': unknown scheme 'htp'; did you mean 'http'?",
        "attach(1, nam: 'x')              | attach: unknown setting 'nam'; did you mean 'name'?",
        "attach(1, user: 'u', jwtSecret: 's') | attach: jwtSecret: and user: exclude each other: tokens of a "
        + "superuser, or a user's password",
        "attach('http://h', password: 'p') | attach: password: needs user:",
        "attach('http://h', jwtSecret: '/nowhere') | attach: jwtSecret: /nowhere cannot be read: NoSuchFile /nowhere",
        "instance('db1').kill()           | db1 is INIT and cannot be sent SIGKILL; start() it first",
        "throw new IOException('broken')  | IOException: broken"})
    void mistakeIsAnsweredWithTheNearestWordAndTheLine(String script, String message) {
        assertThat(bench.error("// a comment\n" + script).replace("_run_closure1", "ScriptClosure"))
                .isEqualTo(message + "\n  at smoke.groovy:2");
    }

    @Test
    void syntaxErrorHasLineAndColumn() {
        assertThat(bench.error("def a = 1\ndef b = (2\n")).startsWith("smoke.groovy:").doesNotContain("\n  at");
    }

    @Test
    void failedAssertionShowsItsValues() {
        assertThat(bench.error("def a = 1\nassert a == 2")).isEqualTo("""
                assert a == 2
                       | |
                       1 false
                  at smoke.groovy:2""");
    }

    @Test
    void withinTriesUntilItHolds() {
        assertThat(bench.run("int n = 0; within(10.s) { n++; assert n == 3; n }")).isEqualTo(3);
        assertThat(bench.run("int n = 0; within(10.s) { ++n > 2 }")).isEqualTo(true);
        assertThat(bench.run("within(1.s) { null }")).isNull();
    }

    @Test
    void withinInVainIsItsLastFailure() {
        assertThat(bench.error("within(30.ms) { assert false }")).isEqualTo(
                "assert false\n(not held within 30 ms)\n  at smoke.groovy:1");
        assertThat(bench.error("within(30.ms) { false }")).startsWith(
                "the block's value is false\n(not held within 30 ms)");
    }

    @Test
    void withinEndsAtOnceOnAnotherExceptionAndLeavesOtherWaitsAlone() {
        assertThat(bench.error("int n = 0; within(30.s) { n++; throw new IllegalStateException(\"try $n\") }"))
                .isEqualTo("IllegalStateException: try 1\n  at smoke.groovy:1");
        assertThat(bench.error("instance('db1'); within(30.s) { db1.log.waitFor(~/never/, 10.ms) }"))
                .startsWith("waited 10 ms for a line with /never/ in ").doesNotContain("not held");
    }

    @Test
    void testsAreGivenToTheHostAndTheScriptGoesOn() {
        bench.run("test('good') { }\ntest('bad', timeout: 2.min) {\n  assert false\n}\ntest('later') { }");
        assertThat(bench.tests()).containsExactly(Map.entry("good", "passed"),
                Map.entry("bad", "assert false\n  at smoke.groovy:3"), Map.entry("later", "passed"));
        assertThat(bench.specs()).extracting(TestSpec::timeout).containsExactly(Optional.empty(),
                Optional.of(Duration.ofMinutes(2)), Optional.empty());
    }

    @Test
    void cleanupsRunBackwardsAtTheEndOfTheirTest() {
        Object order = bench.run("""
                order = []
                cleanup { order << 'session' }
                test('outer') {
                    cleanup { order << 'first' }
                    cleanup { order << 'second'; throw new IllegalStateException('in cleanup') }
                    order << 'body'
                    throw new IllegalStateException('in body')
                }
                order""");
        assertThat(order).isEqualTo(List.of("body", "second", "first"));
        assertThat(bench.tests()).containsEntry("outer", "IllegalStateException: in body\n  at smoke.groovy:7");
        bench.session().close();
        assertThat(order).isEqualTo(List.of("body", "second", "first", "session"));
    }

    @Test
    void unknownServerOfFocusIsTold() {
        bench.run("instance('db1'); instance('db2'); focus db1");
        assertThat(bench.run("focus.name")).isEqualTo("db1");
        assertThat(bench.run("instances*.name")).isEqualTo(List.of("db1", "db2"));
    }

    @Test
    void answersExitsAndLogLinesAreReadAsProperties() {
        Binding variables = new Binding(Map.of("response", new Response(Request.of("GET", "/x"), 404, Map.of("a", "b"),
                "{\"errorNum\":1203,\"errorMessage\":\"none\"}".getBytes(StandardCharsets.UTF_8), Duration.ofMillis(5)),
                "exit", new ExitStatus(139), "line", LogLine.parse(
                "2024-01-01T00:00:00Z [7] FATAL [12345] {crash} x")));
        assertThat(bench.run("response.with { [status, ok, json.errorNum, text.size(), headers.a, took, errorNum, "
                + "errorMessage] }", variables)).isEqualTo(List.of(404, false, 1203, 39, "b", Duration.ofMillis(5),
                1203,
                "none"));
        assertThat(bench.run("[exit.code, exit.ok, exit.signal]", variables))
                .isEqualTo(List.of(139, false, Signal.SEGV));
        assertThat(bench.run("line.with { [level.get().name(), pid.get(), id, topic, message, time] }", variables))
                .isEqualTo(List.of("FATAL", 7L, "12345", "crash", "x", "2024-01-01T00:00:00Z"));
    }

    @Test
    void durationsAndSizesCanBeReckonedWith() {
        assertThat(bench.run("[30.s * 2, 2 * 30.s, 1.5 * 2.s, 3.s / 2, 5.s - 2.s, 1.min + 1.s]")).isEqualTo(List.of(
                Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(3), Duration.ofMillis(1500),
                Duration.ofSeconds(3), Duration.ofSeconds(61)));
        assertThat(bench.run("[2.mb * 1.5, 3 * 1.kb, 1.mb / 4, 1.mb - 1.kb, 1.kb + 1.kb]")).isEqualTo(List.of(
                new ByteSize(3L << 20), new ByteSize(3072), new ByteSize(1L << 18), new ByteSize((1L << 20) - 1024),
                new ByteSize(2048)));
        assertThat(bench.run("[3.s / 2.s, 3.kb / 2.kb, 2.s > 1999.ms, 1.mb <= 1.gb]")).isEqualTo(
                List.of(1.5, 1.5, true, true));
        assertThat(bench.error("1.s / 0")).isEqualTo("nothing can be divided by 0\n  at smoke.groovy:1");
        assertThat(bench.error("1.kb - 1.mb")).startsWith("a size must not be negative: -1047552 bytes");
        assertThat(bench.error("2_000_000.h * 1000")).startsWith("the result is too large for a duration or a size: ");
    }

    @Test
    void jsonOfTheLanguagesOwnIsThere() {
        assertThat(bench.run("new groovy.json.JsonSlurper().parseText('{\"a\": [1]}')"))
                .isEqualTo(Map.of("a", List.of(1)));
    }

    @Test
    void numbersHaveUnits() {
        assertThat(bench.run("[500.ms, 30.s, 2.min, 1.h, 1.5.min, 0.5.s]")).isEqualTo(List.of(Duration.ofMillis(500),
                Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofSeconds(90),
                Duration.ofMillis(500)));
        assertThat(bench.run("[64.kb, 512.mb, 2.gb, 1.5.kb]")).isEqualTo(List.of(new ByteSize(65536),
                new ByteSize(512L << 20), new ByteSize(2L << 30), new ByteSize(1536)));
        assertThat(bench.error("3_000_000.h")).isEqualTo(
                "3000000 is no number for a duration: too large, or none at all\n  at smoke.groovy:1");
        assertThat(bench.error("(0d/0d).s")).startsWith("NaN is no number for a duration");
        assertThatThrownBy(() -> NumberWords.getMb(-1)).hasMessage("a size must not be negative: -1048576 bytes");
    }
}

package org.arangolab.diagnose.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.arangolab.diagnose.why.Symptoms.CrashSign;
import org.arangolab.diagnose.why.Symptoms.Ending;
import org.arangolab.diagnose.why.Symptoms.Faults;
import org.arangolab.diagnose.why.Symptoms.Host;
import org.arangolab.diagnose.why.Symptoms.Life;
import org.arangolab.diagnose.why.Symptoms.LogSigns;
import org.arangolab.diagnose.why.Symptoms.Talk;
import org.arangolab.diagnose.why.Symptoms.ThreadSigns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded symptoms and the cause that is to come first. Each has noise that speaks for something else, too. */
class WhyTest {
    private static final String ASSERTION = "assertion failed in arangod/RocksDBEngine/X.cpp:42 [void f()]: a == b";

    static Stream<Arguments> scenarios() {
        return Stream.of(
                arguments("it was never started", seen(Life.NOT_STARTED)),
                arguments("it crashed by itself: SIGSEGV in thread SchedWorker, at readDocument",
                        with(points("RestHandler::delay"), crashed("SIGSEGV", 139, "signal handler invoked",
                                "readDocument"))),
                arguments("an assertion failed: arangod/RocksDBEngine/X.cpp:42 [void f()]: a == b",
                        with(load(9), crashed("SIGABRT", 134, ASSERTION, "f"))),
                arguments("nobody caught an exception: basic_string::at", crashed("SIGABRT", 134,
                        "handler for std::terminate() invoked with an std::exception: basic_string::at", "")),
                arguments("a sanitizer stopped it: heap-use-after-free in f()",
                with(sanitizer("heap-use-after-free in f()"),
                        ended(Life.CRASHED, end(1, "", false)))),
                arguments("the kernel killed it: out of memory",
                with(kernel("Out of memory: Killed process 7 (arangod) "
                        + "total-vm:9kB, anon-rss:8kB"), ended(Life.CRASHED, end(137, "SIGKILL", false)))),
                arguments("the kernel killed it: out of memory", with(oomKills(1),
                        ended(Life.CRASHED, end(137, "SIGKILL", false)))),
                arguments("somebody outside the lab killed it", ended(Life.CRASHED, end(137, "SIGKILL", false))),
                arguments("somebody outside the lab ended it", ended(Life.CRASHED, end(143, "SIGTERM", false))),
                arguments("the lab ended it: it was sent SIGKILL", with(oomKills(1),
                        ended(Life.CRASHED, end(137, "SIGKILL", true)))),
                arguments("the lab ended it: it was sent SIGSEGV", with(log("", new CrashSign("SIGSEGV", "arangod",
                        "signal handler invoked", "epoll_wait")), ended(Life.CRASHED, end(139, "SIGSEGV", true)))),
                arguments("it crashed, or called exit(139)", ended(Life.CRASHED, end(139, "SIGSEGV", false))),
                arguments("it was stopped as it was asked to be", with(warnings("WARNING [fbf41] {memory} low memory"),
                        ended(Life.ENDED, end(0, "", false)))),
                arguments("its port is taken by nginx [99]",
                with(port("nginx [99]"), with(fatal("failed to bind to endpoint "
                        + "'tcp://127.0.0.1:8529'"), ended(Life.CRASHED, end(21, "", false))))),
                arguments("another server uses its data directory", with(fatal("database is locked by process 4711"),
                        ended(Life.CRASHED, end(22, "", false)))),
                arguments("it does not know one of its options", with(stderr("unknown option '--foo'"),
                        ended(Life.CRASHED, end(3, "", false)))),
                arguments("one of its options has a wrong value", ended(Life.CRASHED, end(4, "", false))),
                arguments("its data was written by an older version", ended(Life.CRASHED, end(11, "", false))),
                arguments("the executable does not fit this machine: arangod: error while loading shared libraries: "
                        + "libldap.so.2", with(stderr("arangod: error while loading shared libraries: libldap.so.2"),
                        ended(Life.CRASHED, end(127, "", false)))),
                arguments("the limits that it was started with are too low for it",
                        ended(Life.CRASHED, end(28, "", false))),
                arguments("it cannot use its certificate", with(fatal("no value for keyfile given"),
                        ended(Life.CRASHED, end(1, "", false)))),
                arguments("it gave up: unable to initialize RocksDB engine: Corruption", with(fatal(
                        "unable to initialize RocksDB engine: Corruption"), ended(Life.CRASHED, end(1, "", false)))),
                arguments("the disk is full",
                with(fatal("unable to initialize RocksDB engine: IO error: No space left on "
                        + "device"), ended(Life.CRASHED, end(1, "", false)))),
                arguments("it is suspended", with(suspended(), with(talk("SUSPENDED", "stopped by SIGSTOP"),
                        with(load(99), seen(Life.RUNNING))))),
                arguments("the failure point RestHandler::hang is set", with(points("RestHandler::hang"),
                        with(talk("HUNG", "no answer within 5 s"), with(load(99), seen(Life.RUNNING))))),
                arguments("2 threads wait for locks: it may be a deadlock", with(locked("Commit in lockBoth",
                        "Abort in lockBoth"), with(talk("HUNG", "no answer within 5 s"), seen(Life.RUNNING)))),
                arguments("it has run out of file descriptors", with(descriptors(1020, 1024),
                        with(talk("SLOW", "answers in 3 s"), seen(Life.RUNNING)))),
                arguments("it has no memory left", with(memory(511L << 20, 512L << 20),
                        with(talk("SLOW", "answers in 3 s"), seen(Life.RUNNING)))),
                arguments("the machine is overloaded", with(load(17.3), with(talk("SLOW", "answers in 3 s"),
                        seen(Life.RUNNING)))),
                arguments("1 thread runs all the time", with(busy("V8Worker in v8::Script::Run"),
                        with(talk("HUNG", "no answer within 5 s"), seen(Life.RUNNING)))),
                arguments("it waits for the agency", with(warnings("INFO [d7476] {cluster} Waiting for agency"),
                        with(talk("COMING_UP", "starting"), seen(Life.STARTING)))),
                arguments("it does not accept the lab's credentials",
                with(talk("UNAVAILABLE", "answers 401 not authorized"),
                        seen(Life.RUNNING))),
                arguments("the agency does not accept it: its JWT secret is another one", with(warnings(
                        "ERROR {agencycomm} the agent at tcp://127.0.0.1:4001 answered 401"),
                        with(talk("UNAVAILABLE", "answers 503: service unavailable"), seen(Life.RUNNING)))),
                arguments("another server answers at its address", with(talk("MISTAKEN", "process 12 answers"),
                        seen(Life.RUNNING))),
                arguments("nothing is wrong with it: answers in 2 ms", with(load(17), with(talk("HEALTHY",
                        "answers in 2 ms"), seen(Life.RUNNING)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void firstCauseIsTheRightOne(String cause, Symptoms seen) {
        assertThat(Why.of("db1", seen).first().map(Cause::title)).contains(cause);
    }

    @Test
    void answerFitsOnOneScreenWithEvidenceAndWhatToDoNext() {
        Symptoms seen = with(port("nginx [99]"), with(fatal("failed to bind to endpoint 'tcp://127.0.0.1:8529'"),
                ended(Life.CRASHED, end(21, "", false))));

        assertThat(Why.of("db1 (single, CRASHED)", seen)).hasToString("""
                db1 (single, CRASHED)
                  1. its port is taken by nginx [99]
                       it ended with exit code 21
                       failed to bind to endpoint 'tcp://127.0.0.1:8529'
                       the port is held by nginx [99]
                     next: ss -ltnp  |  leave out endpoint: and let the lab choose
                  2. it gave up: failed to bind to endpoint 'tcp://127.0.0.1:8529'
                       it ended with exit code 21
                       fatal: failed to bind to endpoint 'tcp://127.0.0.1:8529'
                     next: db1.log.important(40)""");
    }

    @Test
    void ofManyServersOnlyTheTroublesAreToldEachWithItsServer() {
        Why well = Why.of("a", with(talk("HEALTHY", "answers in 2 ms"), seen(Life.RUNNING)));
        Why dead = Why.of("b", ended(Life.CRASHED, new Ending(134, "SIGABRT", "SIGABRT (code 134)", Optional.empty(),
                true, "SIGSEGV")));

        assertThat(Why.together("c", Map.of("agent1", well, "dbserver2", dead)).causes()).extracting(Cause::title)
                .containsExactly("dbserver2: the lab ended it: it was sent SIGSEGV");
        assertThat(Why.together("c", new TreeMap<>(Map.of("agent1", well, "agent2", well))).text()).isEqualTo("""
                c
                  1. nothing is wrong with any of its 2 servers
                       agent1: nothing is wrong with it: answers in 2 ms
                       agent2: nothing is wrong with it: answers in 2 ms""");
        assertThat(Why.together("c", Map.of("agent1", well)).causes()).extracting(Cause::title)
                .containsExactly("agent1: nothing is wrong with it: answers in 2 ms");
    }

    @Test
    void noSymptomsMeanNoCause() {
        assertThat(Why.of("db1", with(talk("HEALTHY", ""), seen(Life.STOPPING)))).hasToString(
                "db1\n  nothing was found that explains anything");
    }

    // ---- symptoms

    private static final LogSigns SILENT = new LogSigns("", Optional.empty(), List.of(), List.of(), List.of(), "");

    private static Symptoms seen(Life life) {
        return new Symptoms("db1", life, Optional.empty(), SILENT, new ThreadSigns("", List.of(), List.of()),
                new Faults(false, List.of()), new Talk("", ""), new Host(0.5, 4, 8L << 30, 50L << 30, 100L << 20, 0, 40,
                        1024, 0, "", ""));
    }

    private static Ending end(int code, String signal, boolean byLab) {
        return new Ending(code, signal, signal.isEmpty() ? "exit code " + code : signal + " (code " + code + ")",
                Optional.empty(), byLab, byLab ? signal : "");
    }

    private static Symptoms ended(Life life, Ending ending) {
        Symptoms s = seen(life);
        return new Symptoms(s.name(), life, Optional.of(ending), s.log(), s.threads(), s.faults(), s.talk(), s.host());
    }

    private static Symptoms crashed(String signal, int code, String context, String frame) {
        return with(log("unexpected signal", new CrashSign(signal, "SchedWorker", context, frame)),
                ended(Life.CRASHED, end(code, signal, false)));
    }

    private static Symptoms with(UnaryOperator<Symptoms> change, Symptoms before) {
        return change.apply(before);
    }

    private static UnaryOperator<Symptoms> log(UnaryOperator<LogSigns> change) {
        return s -> new Symptoms(s.name(), s.life(), s.ending(), change.apply(s.log()), s.threads(), s.faults(),
                s.talk(),
                s.host());
    }

    private static UnaryOperator<Symptoms> log(String fatal, CrashSign crash) {
        return log(l -> new LogSigns(fatal, Optional.of(crash), l.important(), l.stderr(), l.sanitizer(), l.phase()));
    }

    private static UnaryOperator<Symptoms> fatal(String line) {
        return log(l -> new LogSigns(line, l.crash(), l.important(), l.stderr(), l.sanitizer(), l.phase()));
    }

    private static UnaryOperator<Symptoms> warnings(String line) {
        return log(l -> new LogSigns(l.fatal(), l.crash(), List.of(line), l.stderr(), l.sanitizer(), l.phase()));
    }

    private static UnaryOperator<Symptoms> stderr(String line) {
        return log(l -> new LogSigns(l.fatal(), l.crash(), l.important(), List.of(line), l.sanitizer(), l.phase()));
    }

    private static UnaryOperator<Symptoms> sanitizer(String line) {
        return log(l -> new LogSigns(l.fatal(), l.crash(), l.important(), l.stderr(), List.of(line), l.phase()));
    }

    private static UnaryOperator<Symptoms> host(UnaryOperator<Host> change) {
        return s -> new Symptoms(s.name(), s.life(), s.ending(), s.log(), s.threads(), s.faults(), s.talk(),
                change.apply(s.host()));
    }

    private static UnaryOperator<Symptoms> load(double load) {
        return host(h -> new Host(load, h.processors(), h.memoryFree(), h.diskFree(), h.resident(), h.memoryLimit(),
                h.descriptors(), h.descriptorLimit(), h.oomKills(), h.kernel(), h.portOwner()));
    }

    private static UnaryOperator<Symptoms> memory(long resident, long limit) {
        return host(h -> new Host(h.load(), h.processors(), h.memoryFree(), h.diskFree(), resident, limit,
                h.descriptors(), h.descriptorLimit(), h.oomKills(), h.kernel(), h.portOwner()));
    }

    private static UnaryOperator<Symptoms> descriptors(int open, long limit) {
        return host(h -> new Host(h.load(), h.processors(), h.memoryFree(), h.diskFree(), h.resident(), h.memoryLimit(),
                open, limit, h.oomKills(), h.kernel(), h.portOwner()));
    }

    private static UnaryOperator<Symptoms> oomKills(long count) {
        return host(h -> new Host(h.load(), h.processors(), h.memoryFree(), h.diskFree(), h.resident(), h.memoryLimit(),
                h.descriptors(), h.descriptorLimit(), count, h.kernel(), h.portOwner()));
    }

    private static UnaryOperator<Symptoms> kernel(String line) {
        return host(h -> new Host(h.load(), h.processors(), h.memoryFree(), h.diskFree(), h.resident(), h.memoryLimit(),
                h.descriptors(), h.descriptorLimit(), h.oomKills(), line, h.portOwner()));
    }

    private static UnaryOperator<Symptoms> port(String owner) {
        return host(h -> new Host(h.load(), h.processors(), h.memoryFree(), h.diskFree(), h.resident(), h.memoryLimit(),
                h.descriptors(), h.descriptorLimit(), h.oomKills(), h.kernel(), owner));
    }

    private static UnaryOperator<Symptoms> threads(ThreadSigns threads) {
        return s -> new Symptoms(s.name(), s.life(), s.ending(), s.log(), threads, s.faults(), s.talk(), s.host());
    }

    private static UnaryOperator<Symptoms> locked(String... where) {
        return threads(new ThreadSigns("", List.of(where), List.of()));
    }

    private static UnaryOperator<Symptoms> busy(String... where) {
        return threads(new ThreadSigns("", List.of(), List.of(where)));
    }

    private static UnaryOperator<Symptoms> suspended() {
        return s -> new Symptoms(s.name(), s.life(), s.ending(), s.log(), s.threads(),
                new Faults(true, s.faults().failurePoints()), s.talk(), s.host());
    }

    private static UnaryOperator<Symptoms> points(String... names) {
        return s -> new Symptoms(s.name(), s.life(), s.ending(), s.log(), s.threads(),
                new Faults(s.faults().suspended(), List.of(names)), s.talk(), s.host());
    }

    private static UnaryOperator<Symptoms> talk(String verdict, String text) {
        return s -> new Symptoms(s.name(), s.life(), s.ending(), s.log(), s.threads(), s.faults(),
                new Talk(verdict, text), s.host());
    }
}

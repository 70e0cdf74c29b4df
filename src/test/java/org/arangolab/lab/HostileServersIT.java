package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.InstanceStartException;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.process.Signal;
import org.arangolab.testing.Reliability;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that do what no server should: the lab ends them in time, and tells what there is to tell. */
@Tag("reliability")
class HostileServersIT {
    /** Where arangod is told to log. */
    private static final String LOG = "while [ $# -gt 0 ]; do [ \"$1\" != --log.file ] || log=$2; shift; done\n";

    @TempDir
    private Path directory;

    @Test
    void oneThatIgnoresTermIsEnded() throws Exception {
        closes("ignores SIGTERM", "trap '' TERM; while :; do sleep 1000; done", Duration.ofSeconds(12), server -> { });
    }

    @Test
    void oneThatClosesItsOutputIsEnded() throws Exception {
        closes("closes its output", "exec >&- 2>&-; exec sleep 1000", Duration.ofSeconds(3), server -> { });
    }

    @Test
    void oneThatForksIsEndedWithItsChildren() throws Exception {
        closes("forks", "setsid sleep 1000 & setsid sh -c 'sleep 1000 & wait' & echo $! > child; wait",
                Duration.ofSeconds(3), server -> { });
    }

    @Test
    void oneThatIsStoppedWhenTheLabShutsDownIsEnded() throws Exception {
        closes("is stopped by SIGSTOP", "exec sleep 1000", Duration.ofSeconds(3), server ->
                new ProcessBuilder("/bin/kill", "-s", "STOP", String.valueOf(server.pid().orElseThrow())).start()
                .waitFor());
    }

    @Test
    void aLogOfAGigabyteWithoutLineEndsIsNoObstacle() throws Exception {
        dies("truncate -s 1G \"$log\"; exit 23", "exit code 23 (recovery failed)");
    }

    @Test
    void aGigabyteOnStandardErrorIsNoObstacle() throws Exception {
        dies("truncate -s 1G /proc/self/fd/2; echo the end >&2; exit 23",
                "exit code 23 (recovery failed)");
    }

    @Test
    void aLogThatIsNoTextIsNoObstacle() throws Exception {
        dies("printf '\\377\\376\\000\\200 FATAL [a1b2c] {x} \\303\\050 no line end' >> \"$log\"; kill -s SEGV $$",
                "SIGSEGV (code 139)");
    }

    @Test
    void aPortThatSomebodyTookIsReplannedOnceAndTold() throws Exception {
        try (Lab lab = Lab.open(standIn()); Session session = lab.session("")) {
            List<String> notes = new CopyOnWriteArrayList<>();
            lab.events().listen(event -> {
                if (event instanceof LabEvent.Note note) {
                    notes.add(note.toString());
                }
            });
            Instance server = session.define(InstanceSpec.named("db1").build());
            Endpoint planned = server.endpoint();
            try (ServerSocket thief = listenOn(planned)) {
                server.start().waitUntilReady(Duration.ofSeconds(60));
                assertThat(server.endpoint()).isNotEqualTo(planned);
                assertThat(thief.isBound()).isTrue();
            }
            assertThat(notes).singleElement().asString().contains("[" + ProcessHandle.current().pid() + "]")
                    .contains(" had its port; it is started again at " + server.endpoint());
            Endpoint second = server.endpoint();
            server.kill(Signal.KILL).start().waitUntilReady(Duration.ofSeconds(60));
            assertThat(server.endpoint()).as("kept over restarts").isEqualTo(second);
        }
    }

    @Test
    void aPortThatTheUserWantedIsToldWithItsHolder() throws Exception {
        try (Lab lab = Lab.open(standIn()); Session session = lab.session("");
                ServerSocket foreign = listenOn(Endpoint.tcp("127.0.0.1", 0))) {
            Endpoint wanted = Endpoint.tcp("127.0.0.1", foreign.getLocalPort());
            Instance server = session.define(InstanceSpec.named("db1").endpoint(wanted).build()).start();
            assertThatThrownBy(() -> server.waitUntilReady(Duration.ofSeconds(60)))
                    .isInstanceOf(InstanceStartException.class)
                    .hasMessageContaining("exit code 21 (could not bind port)")
                    .hasMessageContaining("remedy:    port " + foreign.getLocalPort() + " is held by ")
                    .hasMessageContaining("[" + ProcessHandle.current().pid() + "]: end it, or leave out endpoint:");
        }
    }

    private LabOptions standIn() {
        return LabOptions.defaults().withRuns(directory.resolve("runs")).withStandIn(true);
    }

    private static ServerSocket listenOn(Endpoint endpoint) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(endpoint.host(), endpoint.port()));
        return socket;
    }

    @Test
    void aServerThatNeverAnswersIsToldWithWhatItDoes() throws Exception {
        try (Lab lab = Lab.open(options("exec sleep 1000")); Session session = lab.session("")) {
            Instance server = session.define(InstanceSpec.named("db1").build()).start();
            assertThatThrownBy(() -> server.waitUntilReady(Duration.ofMillis(500)))
                    .isInstanceOf(DeadlineExceededException.class)
                    .hasMessageContaining("in vain").hasMessageContaining("last seen: ")
                    .hasMessageContaining("state:     STARTING")
                    .hasMessageContaining("process:   sleep, S (sleeping), 1 thread, ");
        }
    }

    /** What is done to a server before the lab closes. */
    @FunctionalInterface
    private interface Mischief {
        void to(Instance server) throws IOException, InterruptedException;
    }

    private void closes(String what, String script, Duration limit, Mischief mischief) throws Exception {
        ProcessIdentity process;
        long began;
        Lab lab = Lab.open(options("echo > up; " + script));
        try (lab) {
            Instance server = lab.session("").define(InstanceSpec.named("db1").build()).start();
            process = ProcessIdentity.of(server.pid().orElseThrow()).orElseThrow();
            appears(server.directory().resolve("up"));
            mischief.to(server);
            began = System.nanoTime();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Reliability.figure("a server that " + what + ", until the lab is closed", took.toMillis() + " ms");
        assertThat(process.alive()).isFalse();
        assertThat(took).isLessThan(limit);
        assertThat(lab.directory()).doesNotExist();
    }

    private void dies(String script, String exit) throws Exception {
        try (Lab lab = Lab.open(options(LOG + script)); Session session = lab.session("")) {
            Instance server = session.define(InstanceSpec.named("db1").build());
            long began = System.nanoTime();
            assertThatThrownBy(() -> server.start().waitUntilReady(Duration.ofSeconds(60)))
                    .isInstanceOf(InstanceStartException.class).hasMessageContaining(exit)
                    .message().hasSizeLessThan(3 << 20);
            Reliability.figure("a server that dies with " + script.length() + " characters of mischief, until told",
                    Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        }
    }

    private LabOptions options(String script) throws IOException {
        Path arangod = Files.writeString(directory.resolve("arangod"),
                "#!/bin/sh\ncase $1 in --dump-options|--help-all) exit;; esac\n" + script + "\n");
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        return LabOptions.defaults().withRuns(directory.resolve("runs")).withArangodb(Optional.of(arangod));
    }

    private static void appears(Path file) {
        Await.that(file + " to appear").until(Deadline.in(Duration.ofSeconds(20)),
                () -> Files.exists(file) ? Observation.found("") : Observation.notYet(""));
    }
}

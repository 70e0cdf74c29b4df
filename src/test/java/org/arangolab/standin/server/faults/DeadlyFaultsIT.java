package org.arangolab.standin.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The failure points that end the server or change its start and its end, each on a server of its own. */
@Timeout(60)
class DeadlyFaultsIT {
    private static final String ENV = "ARANGOLAB_STANDIN_FAILAT";
    private static final String SIGNALLED = "caught unexpected signal %d (%s) from pid 0: ";

    @TempDir
    private Path directory;
    private FaultyServer server;

    @AfterEach
    void leaveNothing() throws Exception {
        server.close();
    }

    private void ready(String... options) throws Exception {
        server = FaultyServer.ready(directory, options);
        server.ask("POST", "/_api/collection", "{'name':'c'}");
    }

    private void starting(String points) throws Exception {
        server = FaultyServer.start(directory, Map.of(ENV, points));
    }

    @ParameterizedTest
    @CsvSource({"Document::writeCrash, /_api/document/c, {}",
            "Document::readCrash, /_api/cursor, {'query':'FOR d IN c RETURN d'}",
            "Transaction::commitCrash, /_api/document/c, {}",
            "Import::halfWayCrash, /_api/import?collection=c&type=documents, {}~{}~",
            "RestHandler::crash, /_api/x, {}"})
    void anAssertionFails(String point, String path, String body) throws Exception {
        ready();
        server.failAt(point);
        assertThatThrownBy(() -> server.ask("POST", path, body.replace('~', '\n'))).isInstanceOf(IOException.class);
        assertThat(server.exit()).isEqualTo(128 + 6);
        assertThat(server.log()).contains(" FATAL [a7902] {crash} ", String.format(SIGNALLED, 6, "SIGABRT")
                + "assertion failed in " + point + ": the failure point is set\n", " INFO [ded81] {crash} available");
    }

    @Test
    void aBusErrorHasItsLines() throws Exception {
        ready();
        server.failAt("Document::writeBusError");
        assertThatThrownBy(() -> server.ask("POST", "/_api/document/c", "{}")).isInstanceOf(IOException.class);
        assertThat(server.exit()).isEqualTo(128 + 7);
        assertThat(server.log()).contains(String.format(SIGNALLED, 7, "SIGBUS") + "signal handler invoked\n");
    }

    @Test
    void aKillLeavesNoLine() throws Exception {
        ready();
        server.failAt("Document::writeKill");
        assertThatThrownBy(() -> server.ask("POST", "/_api/document/c", "{}")).isInstanceOf(IOException.class);
        assertThat(server.exit()).isEqualTo(128 + 9);
        assertThat(server.log()).doesNotContain("{crash}").doesNotContain("FATAL");
    }

    @Test
    void memoryRunsOut() throws Exception {
        ready();
        server.failAt("RestHandler::outOfMemory");
        assertThatThrownBy(() -> server.ask("GET", "/_api/version")).isInstanceOf(IOException.class);
        assertThat(server.exit()).isEqualTo(1);
        assertThat(server.log()).endsWith(" FATAL [f4a11] {general} out of memory: std::bad_alloc\n");
    }

    @Test
    void theCrashRequestIsNotAnswered() throws Exception {
        ready();
        assertThatThrownBy(() -> server.ask("PUT", "/_admin/debug/crash")).isInstanceOf(IOException.class);
        assertThat(server.exit()).isEqualTo(128 + 9);
    }

    @ParameterizedTest
    @CsvSource({"CRASH-HANDLER-TEST-ABORT, 6", "CRASH-HANDLER-TEST-SEGFAULT, 7", "anything else, 9"})
    void debugTerminateEndsByASignal(String message, int signal) throws Exception {
        ready("--javascript.allow-admin-execute", "true");
        assertThatThrownBy(() -> server.ask("POST", "/_admin/execute",
                "require(\"internal\").debugTerminate(\"" + message + "\")")).isInstanceOf(IOException.class);
        assertThat(server.exit()).isEqualTo(128 + signal);
    }

    @ParameterizedTest
    @CsvSource({"Startup::resourcesTooLow, 28, resources too low", "Startup::recoveryFailed, 23, recovery failed",
            "Startup::fail, 1, the failure point is set"})
    void aStartEndsWithACode(String point, int code, String reason) throws Exception {
        starting(point);
        assertThat(server.exit()).isEqualTo(code);
        assertThat(server.log()).contains(" FATAL [85b08] {general} error. cannot proceed. reason: " + reason + "\n")
                .doesNotContain("[cf3f4]");
    }

    @Test
    void aStartCrashes() throws Exception {
        starting("Startup::crash");
        assertThat(server.exit()).isEqualTo(128 + 6);
        assertThat(server.log()).contains("{crash}").doesNotContain("[cf3f4]");
    }

    @Test
    void aStartTakesLonger() throws Exception {
        starting(" Startup::delay, Document::write");
        server.awaitLine("'Startup::delay' was hit");
        long begin = System.nanoTime();
        server.awaitLine("[cf3f4]");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1500));
        assertThat(server.ask("GET", "/_admin/debug/failat/all")).isEqualTo("200 ['Document::write','Startup::delay']");
    }

    @Test
    void aStartHangsUntilTheSecondSignal() throws Exception {
        starting("Startup::hang");
        server.awaitLine("'Startup::hang' was hit").signal("TERM").awaitLine("[b4133]").signal("TERM");
        assertThat(server.exit()).isEqualTo(1);
        assertThat(server.log()).doesNotContain("[cf3f4]").contains(" FATAL [11ca3] ");
    }

    @Test
    void aShutdownTakesLonger() throws Exception {
        ready();
        long begin = System.nanoTime();
        server.failAt("Shutdown::delay").signal("TERM");
        assertThat(server.exit()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void aShutdownHangsUntilTheSecondSignal() throws Exception {
        ready();
        server.failAt("Shutdown::hang").signal("TERM").awaitLine("'Shutdown::hang' was hit");
        assertThat(server.ask("GET", "/_api/version")).startsWith("503 ");
        server.signal("TERM");
        assertThat(server.exit()).isEqualTo(1);
    }

    @Test
    void aShutdownCrashes() throws Exception {
        ready();
        server.failAt("Shutdown::crash").signal("TERM");
        assertThat(server.exit()).isEqualTo(128 + 6);
    }

    @Test
    void aShutdownEndsWithTheWrongCode() throws Exception {
        ready();
        server.failAt("Shutdown::exitCode").signal("TERM");
        assertThat(server.exit()).isEqualTo(1);
        assertThat(server.log()).contains("[4bcb9]");
    }

    @Test
    void sigtermIsIgnored() throws Exception {
        ready();
        server.failAt("Signal::ignoreTerm").signal("TERM").awaitLine("'Signal::ignoreTerm' was hit");
        assertThat(server.ask("GET", "/_api/version")).startsWith("200 ");
        server.ask("DELETE", "/_admin/debug/failat/Signal::ignoreTerm");
        server.signal("TERM");
        assertThat(server.exit()).isZero();
    }

    @Test
    void hangingRequestsDoNotHoldUpTheEnd() throws Exception {
        ready();
        server.failAt("Document::writeHang");
        assertThatThrownBy(() -> server.ask("POST", "/_api/document/c", "{}", Duration.ofMillis(300)))
                .isInstanceOf(IOException.class);
        server.signal("TERM");
        assertThat(server.exit()).isZero();
    }

    @Test
    void aProductionBuildHasNoFailurePoints() throws Exception {
        server = FaultyServer.start(directory, Map.of("ARANGOLAB_STANDIN_BUILD", "production", ENV, "Startup::fail"))
                .awaitLine("[cf3f4]");
        assertThat(server.ask("GET", "/_admin/debug/failat")).isEqualTo(
                "404 {'code':404,'error':true,'errorMessage':'unknown path '/_admin/debug/failat'','errorNum':404}");
        assertThat(server.ask("PUT", "/_admin/debug/crash")).startsWith("404 ");
        assertThat(server.ask("GET", "/_api/version?details=true")).contains("'failure-tests':'false'");
        assertThat(server.log()).doesNotContain("[0458b]");
    }
}

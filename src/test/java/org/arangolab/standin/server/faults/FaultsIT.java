package org.arangolab.standin.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failure points that leave the server alive, all on one server. */
@Timeout(120)
class FaultsIT {
    private static final String INTENDED =
            "500 {'code':500,'error':true,'errorMessage':'intentional debug error','errorNum':22}";
    private static final Duration BRIEF = Duration.ofMillis(700);

    @TempDir
    private static Path directory;
    private static FaultyServer server;

    @BeforeAll
    static void start() throws Exception {
        server = FaultyServer.ready(directory, "--javascript.allow-admin-execute", "true");
        server.ask("POST", "/_api/collection", "{'name':'c'}");
        server.ask("POST", "/_api/document/c", "{'_key':'old'}");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void heal() throws Exception {
        assertThat(server.ask("DELETE", "/_admin/debug/failat")).isEqualTo("200 true");
    }

    private static String write() throws IOException, InterruptedException {
        return server.ask("PUT", "/_api/document/c/old", "{'x':1}");
    }

    private static String read() throws IOException, InterruptedException {
        return server.ask("GET", "/_api/document/c/old");
    }

    private static String count() throws IOException, InterruptedException {
        return server.ask("POST", "/_api/cursor", "{'query':'RETURN LENGTH(c)'}")
                .replaceAll(".*'result':(\\[[^]]*]).*", "$1");
    }

    private static Duration took(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    @Test
    void pointsAreSetListedAndCleared() throws Exception {
        assertThat(server.ask("GET", "/_admin/debug/failat")).isEqualTo("200 true");
        assertThat(server.ask("GET", "/_admin/debug/failat/all")).isEqualTo("200 []");
        server.failAt("b::unknown").failAt("TransactionCommitFail");
        assertThat(server.ask("GET", "/_db/_system/_admin/debug/failat/all"))
                .isEqualTo("200 ['TransactionCommitFail','b::unknown']");
        assertThat(server.ask("DELETE", "/_admin/debug/failat/b::unknown")).isEqualTo("200 true");
        assertThat(server.ask("GET", "/_admin/debug/failat/all")).isEqualTo("200 ['TransactionCommitFail']");
        assertThat(server.ask("DELETE", "/_admin/debug/raceControl")).isEqualTo("200 true");
        assertThat(server.log()).contains("failure point 'b::unknown' is set. The server will misbehave!");
    }

    @ParameterizedTest
    @CsvSource({"PUT, failat", "POST, failat/x", "GET, failat/x", "GET, failat/all/x", "GET, crash", "GET, raceControl",
            "PUT, other", "DELETE, failat/x/y"})
    void anythingElseBelowDebugIsNotImplemented(String method, String path) throws Exception {
        assertThat(server.ask(method, "/_admin/debug/" + path)).startsWith("501 ");
    }

    @Test
    void hitsAreCountedAndLogged() throws Exception {
        server.failAt("Document::write");
        write();
        write();
        assertThat(server.ask("GET", "/_admin/debug/standin"))
                .containsPattern("'Document::write':\\{'hits':[1-9][0-9]*,'effect':'writes fail: 500, errorNum 22'}");
        assertThat(server.log()).contains("failure point 'Document::write' was hit, 1 time so far");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Document::write", "TransactionCommitFail"})
    void aFailingWriteWritesNothing(String point) throws Exception {
        String before = read();
        server.failAt(point);
        assertThat(write()).isEqualTo(INTENDED);
        server.ask("DELETE", "/_admin/debug/failat");
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void aWriteMeetsAFullDiskOrAConflict() throws Exception {
        server.failAt("Document::writeDiskFull");
        assertThat(write()).isEqualTo("500 {'code':500,'error':true,'errorMessage':'filesystem full','errorNum':1104}");
        server.ask("DELETE", "/_admin/debug/failat/Document::writeDiskFull");
        server.failAt("Document::writeConflict");
        assertThat(write()).isEqualTo("409 {'code':409,'error':true,'errorMessage':'conflict','errorNum':1200}");
    }

    @Test
    void onlyInsertsFailAtInsert() throws Exception {
        server.failAt("LogicalCollection::insert");
        assertThat(server.ask("POST", "/_api/document/c", "{}")).isEqualTo(INTENDED);
        assertThat(write()).startsWith("202 ");
    }

    @Test
    void aReadFailsByKeyAndByQuery() throws Exception {
        server.failAt("Document::read");
        assertThat(read()).isEqualTo(INTENDED);
        assertThat(server.ask("POST", "/_api/cursor", "{'query':'FOR d IN c RETURN d'}")).startsWith("500 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Document::readHang", "RestHandler::hang"})
    void aReadHangsUntilThePointIsCleared(String point) throws Exception {
        server.failAt(point);
        assertThatThrownBy(() -> server.ask("GET", "/_api/document/c/old", "", BRIEF))
                .isInstanceOf(HttpTimeoutException.class);
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return read();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        server.ask("DELETE", "/_admin/debug/failat/" + point);
        assertThat(answer.get()).startsWith("200 ");
    }

    @Test
    void aWriteHangs() {
        assertThatThrownBy(() -> server.failAt("Document::writeHang")
                .ask("PUT", "/_api/document/c/old", "{}", BRIEF)).isInstanceOf(HttpTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Document::writeDelay", "Transaction::commitDelay", "RestHandler::delay",
            "Authentication::delay"})
    void aWriteTakesLonger(String point) throws Exception {
        server.failAt(point);
        assertThat(took(FaultsIT::write)).isGreaterThan(Duration.ofMillis(490));
    }

    @Test
    void aReadTakesLonger() throws Exception {
        server.failAt("Document::readDelay");
        assertThat(took(FaultsIT::read)).isGreaterThan(Duration.ofMillis(490));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Import::document", "Import::halfWay"})
    void anImportThatFailsIsUndone(String point) throws Exception {
        String before = count();
        server.failAt(point);
        assertThat(server.ask("POST", "/_api/import?collection=c&type=list", "[{},{},{}]")).isEqualTo(INTENDED);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void anImportOfOneHasNoHalf() throws Exception {
        server.failAt("Import::halfWay");
        assertThat(server.ask("POST", "/_api/import?collection=c&type=list", "[{}]")).startsWith("201 ");
    }

    @Test
    void anImportTakesLonger() throws Exception {
        server.failAt("Import::documentDelay");
        assertThat(took(() -> server.ask("POST", "/_api/import?collection=c&type=list", "[{},{},{}]")))
                .isGreaterThan(Duration.ofMillis(145));
    }

    @Test
    void aQueryFailsBeforeItRuns() throws Exception {
        server.failAt("QueryList::insert");
        assertThat(server.ask("POST", "/_api/cursor", "{'query':'RETURN 1'}")).isEqualTo(INTENDED);
    }

    @Test
    void aCursorDies() throws Exception {
        String first = server.ask("POST", "/_api/cursor", "{'query':'FOR i IN 1..3 RETURN i','batchSize':1}");
        String id = first.replaceAll(".*'id':'(\\d+)'.*", "$1");
        server.failAt("Cursor::batchKilled");
        assertThat(server.ask("POST", "/_api/cursor/" + id))
                .isEqualTo("410 {'code':410,'error':true,'errorMessage':'query killed','errorNum':1500}");
        server.ask("DELETE", "/_admin/debug/failat");
        assertThat(server.ask("POST", "/_api/cursor/" + id))
                .isEqualTo("404 {'code':404,'error':true,'errorMessage':'cursor not found','errorNum':1600}");
    }

    @ParameterizedTest
    @CsvSource({"RestHandler::unavailable, 503, service unavailable, 503",
            "RestHandler::queueFull, 503, queue is full, 21003",
            "RestHandler::execute, 500, intentional debug error, 22",
            "Authentication::refuse, 401, not authorized to execute this request, 11"})
    void everyRequestIsRefused(String point, int status, String message, int number) throws Exception {
        server.failAt(point);
        assertThat(server.ask("GET", "/_api/version")).isEqualTo(status + " {'code':" + status
                + ",'error':true,'errorMessage':'" + message + "','errorNum':" + number + "}");
    }

    @Test
    void theConnectionBreaksBeforeAnyAnswer() throws Exception {
        server.failAt("RestHandler::dropConnection");
        assertThatThrownBy(() -> server.ask("GET", "/_api/version")).isInstanceOf(IOException.class)
                .hasMessageContaining("received no bytes");
    }

    @Test
    void theConnectionBreaksInTheMiddleOfAnAnswer() throws Exception {
        server.failAt("RestHandler::cutAnswer");
        assertThatThrownBy(() -> server.ask("GET", "/_api/version")).isInstanceOf(IOException.class)
                .hasMessageContaining("bytes received");
    }

    @Test
    void theLogIsFlooded() throws Exception {
        server.failAt("Logger::flood").ask("GET", "/_api/version");
        assertThat(server.log()).contains("one line of 1000: 1\n", "one line of 1000: 1000\n");
    }

    @Test
    void theBuildSaysWhatItCan() throws Exception {
        assertThat(server.ask("GET", "/_api/version?details=true"))
                .contains("'failure-tests':'true'", "'maintainer-mode':'true'");
        assertThat(server.log()).contains("WARNING [0458b] {general} ");
        assertThat(server.ask("POST", "/_admin/execute", "return require(\"internal\").debugCanUseFailAt()"))
                .isEqualTo("200 true");
        assertThat(server.ask("POST", "/_admin/execute", "return 1")).startsWith("501 ");
    }
}

package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionApiTest {
    @TempDir
    private Path directory;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new CountingEngine());
        api.post("/_api/collection", "{'name':'c'}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private String begin(String collections) {
        Answer begun = api.post("/_api/transaction/begin", "{'collections':" + collections + "}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.at("/result/status")).isEqualTo("running");
        return begun.at("/result/id");
    }

    private ApiBench in(String transaction) {
        return api.header("x-arango-trx-id", transaction);
    }

    private String count() {
        return api.get("/_api/collection/c/count").at("/count");
    }

    @Test
    void aTransactionReadsItsWritesAndCommitsThemAsAWhole() {
        String id = begin("{'write':'c'}");
        in(id).post("/_api/document/c", "[{'_key':'a'},{'_key':'b'}]");
        api.post("/_api/import?collection=c&type=list", "[{'_key':'d'}]");
        api.post("/_api/cursor", "{'query':'WRITE c 1'}");
        assertThat(count()).isEqualTo("4");
        assertThat(in(null).get("/_api/document/c/a").status()).isEqualTo(404);
        assertThat(count()).isEqualTo("0");

        assertThat(api.put("/_api/transaction/" + id, "").text())
                .isEqualTo("{'result':{'id':'" + id + "','status':'committed'},'error':false,'code':200}");
        assertThat(count()).isEqualTo("4");
        assertThat(api.get("/_api/transaction/" + id).at("/result/status")).isEqualTo("committed");
        assertThat(in(id).post("/_api/document/c", "{}").status()).isEqualTo(404);
    }

    @Test
    void anAbortedTransactionLeavesNothing() {
        String id = begin("{'exclusive':['c']}");
        in(id).post("/_api/document/c", "{'_key':'a'}");
        in(null);

        assertThat(api.delete("/_api/transaction/" + id).at("/result/status")).isEqualTo("aborted");
        assertThat(count()).isEqualTo("0");
        assertThat(in(id).get("/_api/document/c/a").error()).isEqualTo("410/1654 transaction aborted");
        assertThat(in(null).put("/_api/transaction/" + id, "").status()).isEqualTo(410);
        assertThat(api.post("/_api/document/c", "{'_key':'a'}").status()).isEqualTo(202);
    }

    @Test
    void aTransactionDoesNotSeeWhatOthersWriteAfterItsBegin() {
        String id = begin("{'read':'c'}");
        api.post("/_api/document/c", "{'_key':'a'}");

        assertThat(in(id).get("/_api/document/c/a").status()).isEqualTo(404);
        assertThat(count()).isEqualTo("0");
    }

    @Test
    void twoTransactionsThatWriteTheSameDocumentConflict() {
        String first = begin("{'write':'c'}");
        String second = begin("{'write':'c'}");
        in(first).post("/_api/document/c", "{'_key':'a'}");

        assertThat(in(second).post("/_api/document/c", "{'_key':'a'}").error()).isEqualTo("409/1200 timeout waiting "
                + "to lock key - in index primary of type primary over '_key'; conflicting key: a");
        in(null).put("/_api/transaction/" + first, "");
        assertThat(in(second).post("/_api/document/c", "{'_key':'a'}").error()).isEqualTo("409/1200 write-write "
                + "conflict - in index primary of type primary over '_key'; conflicting key: a");
    }

    @Test
    void writingToACollectionThatWasNotDeclaredIsRefused() {
        api.post("/_api/collection", "{'name':'d'}");
        String id = begin("{'read':'c'}");

        assertThat(in(id).post("/_api/document/d", "{}").error())
                .isEqualTo("400/1652 unregistered collection used in transaction: d");
        assertThat(api.get("/_api/collection/d/count").status()).isEqualTo(200);
    }

    @Test
    void runningTransactionsAreListedWithTheirState() {
        String id = begin("{}");

        assertThat(api.get("/_api/transaction").text())
                .isEqualTo("{'transactions':[{'id':'" + id + "','state':'running'}]}");
        assertThat(api.put("/_api/transaction/4711", "").error()).isEqualTo("404/1655 transaction '4711' not found");
        assertThat(api.post("/_api/transaction/begin", "{'collections':{'write':'none'}}").error())
                .isEqualTo("404/1203 collection or view not found: none");
    }

    @Test
    void aTransactionInJavaScriptIsRefused() {
        assertThat(api.post("/_api/transaction", "{'collections':{},'action':'function () {}'}").error())
                .isEqualTo("501/9 the stand-in runs no transactions in JavaScript, only stream transactions");
    }

    @Test
    void anIdleTransactionIsAborted() {
        String id = begin("{'write':'c'}");
        in(id).post("/_api/document/c", "{'_key':'a'}");
        api.pass(Duration.ofSeconds(61));
        api.api.sweep();

        assertThat(in(null).get("/_api/transaction/" + id).at("/result/status")).isEqualTo("aborted");
        assertThat(api.post("/_api/document/c", "{'_key':'a'}").status()).isEqualTo(202);
    }
}

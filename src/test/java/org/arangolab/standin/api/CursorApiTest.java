package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorApiTest {
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

    private Answer query(String text, String more) {
        return api.post("/_api/cursor", "{'query':'" + text + "'" + more + "}");
    }

    @Test
    void aSmallResultComesAtOnceWithoutACursor() {
        Answer answer = query("COUNT 2", ",'count':true");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).startsWith("{'result':[1,2],'hasMore':false,'count':2,'extra':{'warnings':[],"
                + "'stats':{'writesExecuted':0,'executionTime':0.0")
                .endsWith("'cached':false,'error':false,'code':201}");
        assertThat(answer.json().has("id")).isFalse();
    }

    @Test
    void aLargeResultComesInBatches() {
        Answer first = query("COUNT 5", ",'batchSize':2,'count':true");
        String id = first.at("/id");
        assertThat(first.at("/hasMore") + first.at("/nextBatchId") + first.at("/count")).isEqualTo("true25");
        Answer second = api.post("/_api/cursor/" + id, "");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("result").toString()).isEqualTo("[3,4]");
        assertThat(second.at("/nextBatchId") + second.at("/code")).isEqualTo("3200");
        Answer last = api.put("/_api/cursor/" + id, "");
        assertThat(last.json().path("result").toString()).isEqualTo("[5]");
        assertThat(last.json().has("id") || last.json().has("nextBatchId")).isFalse();
        assertThat(api.post("/_api/cursor/" + id, "").error()).isEqualTo("404/1600 cursor not found");
    }

    @Test
    void aBatchCanBeFetchedAgainWhenTheClientSaidSo() {
        String id = query("COUNT 3", ",'batchSize':1,'options':{'allowRetry':true}").at("/id");

        Answer second = api.post("/_api/cursor/" + id + "/2", "");
        assertThat(second.json().path("result").toString()).isEqualTo("[2]");
        assertThat(api.post("/_api/cursor/" + id + "/2", "").text()).isEqualTo(second.text());
        Answer third = api.post("/_api/cursor/" + id + "/3", "");
        assertThat(third.at("/hasMore")).isEqualTo("false");
        assertThat(api.post("/_api/cursor/" + id + "/3", "").text()).isEqualTo(third.text());
        assertThat(api.post("/_api/cursor/" + id + "/2", "").status()).isEqualTo(404);
        assertThat(api.delete("/_api/cursor/" + id).status()).isEqualTo(202);
    }

    @Test
    void aDeletedCursorIsGone() {
        String id = query("COUNT 3", ",'batchSize':1").at("/id");

        Answer deleted = api.delete("/_api/cursor/" + id);
        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.text()).isEqualTo("{'id':'" + id + "','error':false,'code':202}");
        assertThat(api.delete("/_api/cursor/" + id).error()).isEqualTo("404/1600 cursor not found");
    }

    @Test
    void aCursorExpiresWhenItIsNotUsedForItsTime() {
        String id = query("COUNT 9", ",'batchSize':1,'ttl':5").at("/id");
        api.pass(Duration.ofSeconds(4));
        assertThat(api.post("/_api/cursor/" + id, "").status()).isEqualTo(200);
        api.pass(Duration.ofSeconds(4));
        assertThat(api.post("/_api/cursor/" + id, "").status()).isEqualTo(200);
        api.pass(Duration.ofSeconds(6));
        assertThat(api.post("/_api/cursor/" + id, "").error()).isEqualTo("404/1600 cursor not found");
    }

    @Test
    void aCursorBelongsToItsDatabaseAndUser() {
        String id = query("COUNT 3", ",'batchSize':1").at("/id");
        api.post("/_api/database", "{'name':'other'}");

        assertThat(api.post("/_db/other/_api/cursor/" + id, "").status()).isEqualTo(404);
        assertThat(api.as("root").post("/_api/cursor/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void whatAQueryWroteIsThereWhenItAnswers() {
        assertThat(query("WRITE c 3", "").json().path("result")).hasSize(3);
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("3");
    }

    @Test
    void aStreamThatIsGivenUpUndoesWhatItWrote() {
        String stream = ",'batchSize':1,'options':{'stream':true}";
        String id = query("WRITE c 3", stream).at("/id");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("0");
        api.delete("/_api/cursor/" + id);
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("0");

        String other = query("WRITE c 2", stream).at("/id");
        assertThat(api.post("/_api/cursor/" + other, "").at("/hasMore")).isEqualTo("false");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("2");
    }

    @Test
    void aStreamedQueryIsListedAndCanBeKilled() {
        String id = query("SPIN", ",'batchSize':2,'options':{'stream':true}").at("/id");
        String query = api.get("/_api/query/current").at("/0/id");
        assertThat(api.get("/_api/query/current").at("/0/query")).isEqualTo("SPIN");

        assertThat(api.delete("/_api/query/" + query).text()).isEqualTo("{'error':false,'code':200}");
        assertThat(api.post("/_api/cursor/" + id, "").error()).isEqualTo("410/1500 query killed");
        assertThat(api.get("/_api/query/current").text()).isEqualTo("[]");
        assertThat(api.delete("/_api/query/" + query).error()).isEqualTo("404/1591 query ID not found");
    }

    @Test
    void aSlowQueryIsRemembered() {
        String id = query("COUNT 9", ",'batchSize':1,'ttl':100,'options':{'stream':true}").at("/id");
        api.pass(Duration.ofSeconds(11));
        api.delete("/_api/cursor/" + id);

        Answer slow = api.get("/_api/query/slow");
        assertThat(slow.at("/0/runTime") + slow.at("/0/modificationQuery")).isEqualTo("11.0false");
        assertThat(slow.at("/0/exitCode")).isEqualTo("1500");
        api.delete("/_api/query/slow");
        assertThat(api.get("/_api/query/slow").text()).isEqualTo("[]");
    }

    @Test
    void whatIsKeptOfQueriesCanBeChanged() {
        assertThat(api.get("/_api/query/properties").text()).isEqualTo("{'enabled':true,'trackSlowQueries':true,"
                + "'trackBindVars':true,'maxSlowQueries':64,'slowQueryThreshold':10.0,'slowStreamingQueryThreshold':10.0,'maxQueryStringLength':4096,"
                + "'error':false,'code':200}");
        api.put("/_api/query/properties", "{'maxQueryStringLength':3,'trackBindVars':false}");
        query("SPIN", ",'batchSize':1,'options':{'stream':true}");
        assertThat(api.get("/_api/query/current").at("/0/query")).isEqualTo("SPI...");
        assertThat(api.get("/_api/query/current").json().get(0).has("bindVars")).isFalse();
        api.put("/_api/query/properties", "{'enabled':false}");
        query("SPIN", ",'batchSize':1,'options':{'stream':true}");
        assertThat(api.get("/_api/query/current").json()).hasSize(1);
    }

    @Test
    void aQueryWhoseRowsExceedItsMemoryLimitFails() {
        assertThat(query("COUNT 1000", ",'memoryLimit':1000").error())
                .isEqualTo("500/32 AQL: query would use more memory than allowed (while executing)");
        assertThat(query("COUNT 1000", ",'memoryLimit':10000").status()).isEqualTo(201);
    }

    @Test
    void wrongRequestsAreRefused() {
        assertThat(api.post("/_api/cursor", "").error()).isEqualTo("400/1502 query is empty");
        assertThat(api.post("/_api/cursor", "{}").error()).isEqualTo("400/1502 query is empty");
        assertThat(query("COUNT 1", ",'bindVars':[]").error()).isEqualTo("400/10 expecting object for <bindVars>");
        assertThat(query("COUNT 1", ",'batchSize':0").error())
                .isEqualTo("400/10 expecting non-zero value for 'batchSize'");
        assertThat(api.put("/_api/cursor", "").error())
                .isEqualTo("400/400 expecting PUT /_api/cursor/<cursor-id>");
    }

    @Test
    void aQueryIsUnderstoodWithoutBeingRun() {
        assertThat(api.post("/_api/query", "{'query':'COUNT 1'}").text())
                .isEqualTo("{'parsed':true,'collections':['c'],'bindVars':['n'],'error':false,'code':200}");
    }

    @Test
    void aProfileTellsHowLongEachPhaseTook() {
        Answer answer = query("COUNT 1", ",'options':{'profile':1}");

        assertThat(answer.json().at("/extra/profile").properties()).extracting(java.util.Map.Entry::getKey)
                .contains("initializing", "parsing", "executing", "finalizing");
        assertThat(query("COUNT 1", "").json().at("/extra/profile").isMissingNode()).isTrue();
    }
}

package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AQL over the store, through the endpoints. */
class QueryRunnerTest {
    private static final int ROUNDS = 40;

    @TempDir
    private Path directory;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new AqlEngine());
        api.post("/_api/collection", "{'name':'c'}");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private Answer query(String text) {
        return api.post("/_api/cursor", "{'query':'" + text + "'}");
    }

    @Test
    void aQueryThatFailsLeavesNothingOfWhatItWrote() {
        Answer answer = api.post("/_api/cursor",
                "{'bindVars':{'one':'1'},'query':'FOR i IN 1..3 INSERT {_key: i == 3 ? @one : TO_STRING(i)} "
                + "INTO c'}");

        assertThat(answer.error()).isEqualTo("409/1210 AQL: unique constraint violated - in index primary of type "
                + "primary over '_key'; conflicting key: 1 (while executing)");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("0");
    }

    @Test
    void concurrentQueriesNeverLoseAnUpdate() throws Exception {
        api.post("/_api/document/c", "{'_key':'a','n':0}");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> increments = this::increments;
            int done = 0;
            for (Future<Integer> future : threads.invokeAll(List.of(increments, increments))) {
                done += future.get();
            }
            assertThat(api.get("/_api/document/c/a").json().path("n").asInt()).isEqualTo(done).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    private int increments() {
        int done = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Answer answer = query("FOR d IN c UPDATE d WITH {n: d.n + 1} INTO c");
            if (answer.status() == 201) {
                done++;
            } else {
                assertThat(answer.error()).startsWith("409/1200 AQL: ");
            }
        }
        return done;
    }

    @Test
    void aQueryDoesNotSeeItsOwnInsertsInItsScan() {
        api.post("/_api/document/c", "[{'n':1},{'n':2}]");
        query("FOR d IN c INSERT {n: d.n + 10} INTO c");

        assertThat(query("FOR d IN c SORT d.n RETURN d.n").json().path("result").toString())
                .isEqualTo("[1,2,11,12]");
    }

    @Test
    void permissionsHoldForQueriesToo() {
        api.post("/_api/user", "{'user':'ann'}");
        api.put("/_api/user/ann/database/_system", "{'grant':'rw'}");
        api.put("/_api/user/ann/database/_system/c", "{'grant':'ro'}");
        api.as("ann");

        assertThat(query("FOR d IN c RETURN d").status()).isEqualTo(201);
        assertThat(query("INSERT {} INTO c").error()).isEqualTo("403/11 AQL: forbidden (while executing)");
    }

    @Test
    void figuresAndParametersAreAnswered() {
        api.post("/_api/document/c", "[{'n':1},{'n':2},{'n':3}]");
        Answer answer = api.post("/_api/cursor", "{'query':'FOR d IN @@c FILTER d.n > @n LIMIT 1 RETURN d.n',"
                + "'bindVars':{'@c':'c','n':1},'options':{'fullCount':true}}");

        assertThat(answer.at("/extra/stats/fullCount") + answer.at("/result/0")).isEqualTo("22");
        assertThat(answer.at("/extra/stats/scannedFull")).isEqualTo("3");
        Answer parsed = api.post("/_api/query", "{'query':'FOR d IN c FILTER d.n > @n RETURN d'}");
        assertThat(parsed.text())
                .isEqualTo("{'parsed':true,'collections':['c'],'bindVars':['n'],'error':false,'code':200}");
    }
}

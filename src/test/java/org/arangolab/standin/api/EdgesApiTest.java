package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgesApiTest {
    @TempDir
    private Path directory;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new CountingEngine());
        api.post("/_api/collection", "{'name':'c'}");
        api.post("/_api/collection", "{'name':'e','type':3}");
        api.post("/_api/document/e", "[{'_key':'ab','_from':'c/a','_to':'c/b'},{'_key':'ba','_from':'c/b','_to':'c/a'},"
                + "{'_key':'bc','_from':'c/b','_to':'c/c'}]");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private static String keys(Answer answer) {
        return answer.json().path("edges").findValuesAsText("_key").stream().collect(Collectors.joining(" "));
    }

    @Test
    void theEdgesOfAVertexAreThoseThatBeginOrEndThere() {
        assertThat(keys(api.get("/_api/edges/e?vertex=c/a"))).isEqualTo("ab ba");
        assertThat(keys(api.get("/_api/edges/e?vertex=c/a&direction=out"))).isEqualTo("ab");
        assertThat(keys(api.get("/_api/edges/e?vertex=c/a&direction=in"))).isEqualTo("ba");
        assertThat(keys(api.get("/_api/edges/e?vertex=c/none"))).isEmpty();
        assertThat(api.get("/_api/edges/e?vertex=c/a").json().path("stats").toString())
                .isEqualTo("{\"scannedFull\":3,\"scannedIndex\":0,\"filtered\":1}");
        assertThat(keys(api.post("/_api/edges/e?direction=in", "['c/b','c/c']"))).isEqualTo("ab bc");
    }

    @Test
    void wrongQuestionsAreRefused() {
        assertThat(api.get("/_api/edges/e").error()).isEqualTo("400/1205 illegal document identifier");
        assertThat(api.get("/_api/edges/c?vertex=c/a").error()).isEqualTo("400/1218 collection type invalid");
        assertThat(api.get("/_api/edges/e?vertex=c/a&direction=up").error())
                .isEqualTo("400/400 <direction> must by any, in, or out, not: up");
        assertThat(api.get("/_api/edges/none?vertex=c/a").error())
                .isEqualTo("404/1203 collection or view not found: none");
        assertThat(api.post("/_api/edges/e", "{}").error())
                .isEqualTo("400/10 expected a JSON array of vertices in body parameter");
    }

    @Test
    void thereAreNoTasksAndNoneCanBeMade() {
        assertThat(api.get("/_api/tasks").text()).isEqualTo("[]");
        assertThat(api.get("/_api/tasks/x").error()).isEqualTo("404/1852 task not found");
        assertThat(api.post("/_api/tasks", "{}").error())
                .isEqualTo("501/9 the stand-in runs no tasks: they are JavaScript");
    }

    @Test
    void anInventoryOfEverythingIsByDatabase() {
        api.post("/_api/database", "{'name':'shop'}");

        Answer all = api.get("/_api/replication/inventory?global=true");
        assertThat(all.json().has("collections")).isFalse();
        assertThat(all.json().at("/databases/shop/name").asText()).isEqualTo("shop");
        assertThat(all.json().at("/databases/_system/collections").findValuesAsText("name")).contains("c", "e");
        assertThat(api.get("/_db/shop/_api/replication/inventory?global=true").status()).isEqualTo(403);
    }
}

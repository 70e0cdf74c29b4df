package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCacheApiTest {
    private static final String ALL = "FOR d IN c SORT d._key RETURN d._key";

    @TempDir
    private Path directory;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new AqlEngine());
        api.post("/_api/collection", "{'name':'c'}");
        api.post("/_api/document/c", "[{'_key':'a'},{'_key':'b'}]");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private Answer query(String text, String more) {
        return api.post("/_api/cursor", "{'query':'" + text + "'" + more + "}");
    }

    private void mode(String mode) {
        assertThat(api.put("/_api/query-cache/properties", "{'mode':'" + mode + "'}").at("/mode")).isEqualTo(mode);
    }

    @Test
    void theCacheIsOffUntilItIsSwitchedOn() {
        assertThat(api.get("/_api/query-cache/properties").text()).isEqualTo("{'mode':'off','maxResults':128,"
                + "'maxResultsSize':268435456,'maxEntrySize':16777216,'includeSystem':false}");
        query(ALL, "");
        assertThat(query(ALL, ",'cache':true").at("/cached")).isEqualTo("false");
        assertThat(api.put("/_api/query-cache/properties", "{'mode':'odd'}").error())
                .isEqualTo("400/400 invalid value for 'mode': odd");
    }

    @Test
    void aResultIsKeptUntilSomethingIsWritten() {
        mode("on");
        assertThat(query(ALL, "").at("/cached")).isEqualTo("false");
        Answer again = query(ALL, ",'count':true");
        assertThat(again.at("/cached") + again.json().path("result") + again.at("/count"))
                .isEqualTo("true[\"a\",\"b\"]2");
        assertThat(again.json().path("extra").toString()).isEqualTo("{\"warnings\":[]}");
        assertThat(query(ALL, ",'cache':false").at("/cached")).isEqualTo("false");

        api.post("/_api/document/c", "{'_key':'c'}");
        Answer fresh = query(ALL, "");
        assertThat(fresh.at("/cached") + fresh.json().path("result")).isEqualTo("false[\"a\",\"b\",\"c\"]");
    }

    @Test
    void onDemandOnlyQueriesThatAskAreKept() {
        mode("demand");
        query(ALL, "");
        assertThat(query(ALL, "").at("/cached")).isEqualTo("false");
        query(ALL, ",'cache':true");
        assertThat(query(ALL, ",'cache':true").at("/cached")).isEqualTo("true");
    }

    @Test
    void whatIsNotTheSameEachTimeIsNeverKept() {
        mode("on");
        for (String text : new String[] {"RETURN RAND()", "RETURN 1 / 0", "FOR d IN _graphs RETURN d",
                "FOR d IN c UPDATE d WITH {n: 1} IN c RETURN NEW._key"}) {
            query(text, "");
            assertThat(query(text, "").at("/cached")).as(text).isEqualTo("false");
        }
        query(ALL, ",'options':{'stream':true}");
        assertThat(query(ALL, ",'options':{'fullCount':true}").at("/cached")).isEqualTo("false");
        query("FOR d IN c FILTER d._key == @k RETURN 1", ",'bindVars':{'k':'a'}");
        assertThat(query("FOR d IN c FILTER d._key == @k RETURN 1", ",'bindVars':{'k':'b'}").at("/cached"))
                .isEqualTo("false");
    }

    @Test
    void entriesAreShownLimitedAndForgotten() {
        mode("on");
        api.put("/_api/query-cache/properties", "{'maxResults':2,'maxEntrySize':20}");
        for (String text : new String[] {"RETURN 1", "RETURN 2", ALL, "RETURN [1,2,3,4,5,6,7,8,9,10,11]"}) {
            query(text, "");
        }
        query(ALL, "");

        Answer entries = api.get("/_api/query-cache/entries");
        assertThat(entries.json()).hasSize(2);
        assertThat(entries.at("/1/query") + entries.at("/1/results") + entries.at("/1/hits") + entries.at("/1/size"))
                .isEqualTo(ALL + "216");
        assertThat(entries.json().at("/1/dataSources").toString()).isEqualTo("[\"c\"]");
        assertThat(api.delete("/_api/query-cache").text()).isEqualTo("{'error':false,'code':200}");
        assertThat(api.get("/_api/query-cache/entries").text()).isEqualTo("[]");
    }

    @Test
    void whoMayNotReadACollectionDoesNotGetItsResultFromTheCache() {
        mode("on");
        query(ALL, "");
        api.post("/_api/user", "{'user':'ann','passwd':'p'}");
        api.put("/_api/user/ann/database/_system", "{'grant':'ro'}");
        api.put("/_api/user/ann/database/_system/c", "{'grant':'none'}");

        assertThat(api.as("ann").post("/_api/cursor", "{'query':'" + ALL + "'}").status()).isEqualTo(403);
    }
}

package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentApiTest {
    private static final String C = "/_api/document/c";

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

    @Test
    void anInsertIsAcceptedWithIdentityEtagAndLocation() {
        Answer answer = api.post(C, "{'_key':'a%b','x':1}");

        assertThat(answer.status()).isEqualTo(202);
        String revision = answer.at("/_rev");
        assertThat(revision).matches("[-_A-Za-z0-9]{11}");
        assertThat(answer.text()).isEqualTo("{'_id':'c/a%b','_key':'a%b','_rev':'" + revision + "'}");
        assertThat(answer.header("etag")).isEqualTo("\"" + revision + "\"");
        assertThat(answer.header("location")).isEqualTo("/_db/_system/_api/document/c/a%25b");
    }

    @Test
    void withWaitForSyncAnInsertIsCreatedAndARemovalIsOk() {
        assertThat(api.post(C + "?waitForSync=true", "{'_key':'a'}").status()).isEqualTo(201);
        assertThat(api.put(C + "/a?waitForSync=true", "{}").status()).isEqualTo(201);
        assertThat(api.delete(C + "/a?waitForSync=true").status()).isEqualTo(200);
        api.put("/_api/collection/c/properties", "{'waitForSync':true}");
        assertThat(api.post(C, "{}").status()).isEqualTo(201);
    }

    @Test
    void writesAnswerNewAndOldDocumentsOnDemand() {
        api.post(C, "{'_key':'a','x':1}");
        Answer patched = api.patch(C + "/a?returnNew=true&returnOld=true", "{'y':2}");

        assertThat(patched.status()).isEqualTo(202);
        assertThat(patched.at("/old/_rev")).isEqualTo(patched.at("/_oldRev"));
        assertThat(patched.at("/new/_rev")).isEqualTo(patched.at("/_rev")).isNotEqualTo(patched.at("/_oldRev"));
        assertThat(patched.at("/new/x") + patched.at("/new/y")).isEqualTo("12");
        assertThat(patched.json().path("old").has("y")).isFalse();
        Answer removed = api.delete(C + "/a?returnOld=true");
        assertThat(removed.at("/_rev")).isEqualTo(patched.at("/_rev"));
        assertThat(removed.at("/old/y")).isEqualTo("2");
    }

    @Test
    void silentWritesAnswerNothingButFailures() {
        assertThat(api.post(C + "?silent=true", "{'_key':'a'}").text()).isEqualTo("{}");
        Answer many = api.post(C + "?silent=true", "[{'_key':'a'},{'_key':'b'}]");
        assertThat(many.text()).isEqualTo("[{'error':true,'errorNum':1210,'errorMessage':'unique constraint violated"
                + " - in index primary of type primary over '_key'; conflicting key: a'}]");
    }

    @Test
    void anOverwritingInsertAnswersTheOldRevisionWithTheCodeOfAnInsert() {
        String old = api.post(C, "{'_key':'a','x':1}").at("/_rev");

        Answer replaced = api.post(C + "?overwriteMode=replace&returnOld=true", "{'_key':'a','y':1}");
        assertThat(replaced.status()).isEqualTo(202);
        assertThat(replaced.at("/_oldRev")).isEqualTo(old);
        Answer ignored = api.post(C + "?overwriteMode=ignore&returnOld=true&returnNew=true", "{'_key':'a','z':1}");
        assertThat(ignored.text()).isEqualTo("{'_id':'c/a','_key':'a','_rev':'" + replaced.at("/_rev") + "'}");
        api.post(C + "?overwriteMode=update", "{'_key':'a','z':1}");
        assertThat(api.get(C + "/a").json().path("y").asInt()).isEqualTo(1);
        assertThat(api.post(C + "?overwrite=true", "{'_key':'a'}").status()).isEqualTo(202);
        assertThat(api.get(C + "/a").json().has("y")).isFalse();
        assertThat(api.post(C + "?overwriteMode=conflict", "{'_key':'a'}").error()).startsWith("409/1210");
    }

    @Test
    void aReadHonoursIfMatchAndIfNoneMatch() {
        String revision = api.post(C, "{'_key':'a'}").at("/_rev");

        Answer same = api.header("if-none-match", "\"" + revision + "\"").get(C + "/a");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.reply().body()).isEmpty();
        assertThat(same.header("etag")).isEqualTo("\"" + revision + "\"");
        api.header("if-none-match", null).header("if-match", "\"other\"");
        Answer other = api.get(C + "/a");
        assertThat(other.text()).isEqualTo("{'error':true,'code':412,'errorNum':1200,'errorMessage':'conflict, _rev "
                + "values do not match','_id':'c/a','_key':'a','_rev':'" + revision + "'}");
        assertThat(api.call("HEAD", C + "/a", "").status()).isEqualTo(412);
        assertThat(api.header("if-match", revision).get(C + "/a").status()).isEqualTo(200);
    }

    @Test
    void aHeadHasTheHeadersAndNoBody() {
        String revision = api.post(C, "{'_key':'a'}").at("/_rev");
        Answer head = api.call("HEAD", C + "/a", "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.reply().body()).isEmpty();
        assertThat(head.header("etag")).isEqualTo("\"" + revision + "\"");
    }

    @Test
    void aWriteWithTheWrongRevisionChangesNothing() {
        api.post(C, "{'_key':'a','x':1}");

        assertThat(api.put(C + "/a?ignoreRevs=false", "{'_rev':'old'}").error())
                .isEqualTo("412/1200 conflict, _rev values do not match");
        assertThat(api.put(C + "/a", "{'_rev':'old','x':2}").status()).isEqualTo(202);
        api.header("if-match", "\"old\"");
        assertThat(api.patch(C + "/a", "{'x':3}").status()).isEqualTo(412);
        assertThat(api.delete(C + "/a").status()).isEqualTo(412);
        api.header("if-match", null);
        assertThat(api.get(C + "/a").at("/x")).isEqualTo("2");
    }

    @Test
    void missingThingsAreToldApart() {
        assertThat(api.get(C + "/none").error()).isEqualTo("404/1202 document not found");
        assertThat(api.patch(C + "/none", "{}").error()).isEqualTo("404/1202 document not found");
        assertThat(api.delete(C + "/none").error()).isEqualTo("404/1202 document not found");
        assertThat(api.get("/_api/document/none/a").error()).isEqualTo("404/1203 collection or view not found: none");
        assertThat(api.get("/_db/none/_api/document/c/a").error()).isEqualTo("404/1228 database not found");
    }

    @Test
    void badBodiesAndKeysAreRefused() {
        assertThat(api.post(C, "{").error()).startsWith("400/600 VPackError error: ");
        assertThat(api.post(C, "'text'").error()).isEqualTo("400/1227 invalid document type");
        assertThat(api.post(C, "{'_key':'a b'}").error()).isEqualTo("400/1221 illegal document key");
        assertThat(api.post(C, "{'_key':17}").error()).isEqualTo("400/1221 illegal document key");
        assertThat(api.post(C, "{'_key':'" + "k".repeat(255) + "'}").error())
                .isEqualTo("400/1221 illegal document key");
        assertThat(api.post(C, "{'_key':'" + "k".repeat(254) + "'}").status()).isEqualTo(202);
        assertThat(api.patch(C, "{}").error()).isEqualTo("400/1227 invalid document type");
    }

    @Test
    void anArrayOfWritesHandlesEachAloneAndCountsTheFailures() {
        api.post(C, "[{'_key':'a'},{'_key':'b'}]");
        Answer answer = api.patch(C, "[{'_key':'a','x':1},{'_key':'no'},{'_id':'c/b','x':2},{'_key':'none'},{},17]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("x-arango-error-codes"))
                .isEqualTo("{\"1202\":2,\"1221\":1,\"1227\":1}");
        assertThat(answer.json().get(1).toString())
                .isEqualTo("{\"error\":true,\"errorNum\":1202,\"errorMessage\":\"document not found\"}");
        assertThat(api.get(C + "/a").at("/x") + api.get(C + "/b").at("/x")).isEqualTo("12");
    }

    @Test
    void manyAreRemovedByKeyIdOrObject() {
        api.post(C, "[{'_key':'a'},{'_key':'b'},{'_key':'d'},{'_key':'e'}]");
        Answer answer = api.call("DELETE", C + "?ignoreRevs=false",
                "['a','c/b',{'_key':'d'},{'_key':'e','_rev':'x'},'other/a']");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("x-arango-error-codes")).isEqualTo("{\"1200\":1,\"1213\":1}");
        assertThat(answer.json().get(3).toString().replace('"', '\'')).isEqualTo(
                "{'error':true,'errorNum':1200,'errorMessage':'conflict, _rev values do not match'}");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("1");
    }

    @Test
    void manyAreReadInOneCall() {
        api.post(C, "[{'_key':'a','x':1}]");
        Answer answer = api.put(C + "?onlyget=true", "['a',{'_key':'none'}]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/0/x")).isEqualTo("1");
        assertThat(answer.at("/1/errorNum")).isEqualTo("1202");
        assertThat(answer.header("x-arango-error-codes")).isEqualTo("{\"1202\":1}");
    }

    @Test
    void anOlderVersionDoesNotOverwriteANewerOne() {
        api.post(C, "{'_key':'a','v':5,'x':1}");

        assertThat(api.patch(C + "/a?versionAttribute=v", "{'v':4,'x':2}").status()).isEqualTo(202);
        assertThat(api.get(C + "/a").at("/x")).isEqualTo("1");
        Answer insert = api.post(C + "?overwriteMode=replace&versionAttribute=v&returnNew=true", "{'_key':'a','v':1}");
        assertThat(insert.at("/new/v")).isEqualTo("5");
        api.patch(C + "/a?versionAttribute=v", "{'v':6,'x':3}");
        assertThat(api.get(C + "/a").at("/x")).isEqualTo("3");
    }

    @Test
    void permissionsOfTheCollectionAreChecked() {
        api.post("/_api/user", "{'user':'ann','passwd':'x'}");
        api.put("/_api/user/ann/database/_system", "{'grant':'rw'}");
        api.put("/_api/user/ann/database/_system/c", "{'grant':'ro'}");
        api.post(C, "{'_key':'a'}");

        assertThat(api.as("ann").get(C + "/a").status()).isEqualTo(200);
        assertThat(api.post(C, "{}").error()).isEqualTo("403/11 forbidden");
        api.as(null).put("/_api/user/ann/database/_system/c", "{'grant':'none'}");
        assertThat(api.as("ann").get(C + "/a").error()).isEqualTo("403/11 forbidden");
    }
}

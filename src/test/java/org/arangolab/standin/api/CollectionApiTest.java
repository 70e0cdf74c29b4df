package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionApiTest {
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
    void aCreationIsOkNotCreatedAndAnswersEverything() {
        Answer answer = api.post("/_api/collection", "{'name':'e','type':3,'waitForSync':true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().properties()).extracting(java.util.Map.Entry::getKey).containsExactlyInAnyOrder(
                "error", "code", "writeConcern", "waitForSync", "usesRevisionsAsDocumentIds", "syncByRevision",
                "statusString", "id", "isSmartChild", "schema", "name", "type", "status", "cacheEnabled", "isSystem",
                "internalValidatorType", "globallyUniqueId", "keyOptions", "computedValues", "objectId");
        assertThat(answer.at("/type") + answer.at("/status") + answer.at("/waitForSync")).isEqualTo("33true");
        assertThat(answer.json().path("keyOptions").toString().replace('"', '\''))
                .isEqualTo("{'allowUserKeys':true,'type':'traditional','lastValue':0}");
    }

    @Test
    void wrongCreationsAreRefused() {
        assertThat(api.post("/_api/collection", "{'name':'c'}").error()).isEqualTo("409/1207 duplicate name");
        assertThat(api.post("/_api/collection", "{}").error()).isEqualTo("400/1208 illegal name");
        assertThat(api.post("/_api/collection", "{'name':'a/b'}").error()).isEqualTo("400/1208 illegal name");
        assertThat(api.post("/_api/collection", "{'name':'_x'}").error()).isEqualTo("400/1208 illegal name");
        assertThat(api.post("/_api/collection", "{'name':'1x'}").error()).isEqualTo("400/1208 illegal name");
        assertThat(api.post("/_api/collection", "{'name':'.x'}").error()).isEqualTo("400/1208 illegal name");
        assertThat(api.post("/_api/collection", "{'name':'犬 @1'}").status()).isEqualTo(200);
        assertThat(api.post("/_api/collection", "{'name':'n\u0303'}").error())
                .isEqualTo("400/1208 illegal name: the name is not properly UTF-8 NFC-normalized");
        assertThat(api.post("/_api/collection", "{'name':'x','type':9}").error())
                .isEqualTo("400/1218 collection type invalid");
        assertThat(api.post("/_api/collection", "{'name':'x','keyOptions':{'type':'odd'}}").error()).isEqualTo(
                "400/1232 invalid key generator type 'odd', expecting one of traditional, autoincrement, uuid, "
                + "padded");
    }

    @Test
    void rulesThatWouldNotBeEvaluatedAreRefused() {
        assertThat(api.post("/_api/collection", "{'name':'x','schema':{'rule':{},'level':'strict'}}").error())
                .isEqualTo("501/9 the stand-in does not evaluate 'schema' and refuses it rather than ignore it");
        assertThat(api.post("/_api/collection", "{'name':'x','schema':null,'computedValues':[]}").status())
                .isEqualTo(200);
        assertThat(api.put("/_api/collection/c/properties", "{'computedValues':[{'name':'a'}]}").status())
                .isEqualTo(501);
    }

    @Test
    void theListHasTheBasicKeysAndLeavesSystemCollectionsOutOnDemand() {
        Answer answer = api.get("/_api/collection?excludeSystem=true");

        assertThat(answer.json().path("result")).hasSize(1);
        assertThat(answer.json().at("/result/0").properties()).extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "status", "type", "isSystem", "globallyUniqueId");
        assertThat(api.get("/_api/collection").json().path("result")).hasSizeGreaterThan(1);
    }

    @Test
    void theParentsOfACollectionAreShownWithTheirLocation() {
        api.post("/_api/document/c", "[{},{}]");

        assertThat(api.get("/_api/collection/c").json().properties()).hasSize(8);
        Answer count = api.get("/_api/collection/c/count");
        assertThat(count.at("/count")).isEqualTo("2");
        assertThat(count.header("location")).isEqualTo("/_db/_system/_api/collection/c/count");
        assertThat(api.get("/_api/collection/c/figures").at("/figures/indexes/count")).isEqualTo("1");
        assertThat(api.get("/_api/collection/c/figures").json().at("/figures/documentsSize").asInt()).isPositive();
        assertThat(api.get("/_api/collection/none").error())
                .isEqualTo("404/1203 collection or view not found: none");
    }

    @Test
    void theRevisionChangesWithEachWriteAndTheChecksumFollowsTheContent() {
        String key = api.post("/_api/document/c", "{'x':1}").at("/_key");
        String revision = api.get("/_api/collection/c/revision").at("/revision");
        String keys = api.get("/_api/collection/c/checksum").at("/checksum");
        String data = api.get("/_api/collection/c/checksum?withData=true").at("/checksum");
        api.patch("/_api/document/c/" + key, "{'x':2}");

        assertThat(api.get("/_api/collection/c/revision").at("/revision")).isNotEqualTo(revision);
        assertThat(api.get("/_api/collection/c/checksum").at("/checksum")).isEqualTo(keys);
        assertThat(api.get("/_api/collection/c/checksum?withData=true").at("/checksum")).isNotEqualTo(data);
    }

    @Test
    void aTruncateEmptiesARenameMovesAndADropRemoves() {
        api.post("/_api/document/c", "[{'_key':'a'},{}]");
        assertThat(api.put("/_api/collection/c/truncate", "").status()).isEqualTo(200);
        assertThat(api.put("/_api/collection/c/load", "").at("/count")).isEqualTo("0");
        assertThat(api.put("/_api/collection/c/unload", "").json().has("count")).isFalse();
        Answer renamed = api.put("/_api/collection/c/rename", "{'name':'d'}");
        assertThat(renamed.at("/name")).isEqualTo("d");
        assertThat(api.put("/_api/collection/d/recalculateCount", "").at("/count")).isEqualTo("0");
        assertThat(api.put("/_api/collection/d/loadIndexesIntoMemory", "").at("/result")).isEqualTo("true");
        Answer dropped = api.delete("/_api/collection/d");
        assertThat(dropped.text()).isEqualTo("{'id':'" + renamed.at("/id") + "','error':false,'code':200}");
        assertThat(api.delete("/_api/collection/d").error()).isEqualTo("404/1203 collection or view not found: d");
    }

    @Test
    void systemCollectionsAreDroppedOnlyOnRequest() {
        api.post("/_api/collection", "{'name':'_mine','isSystem':true}");

        assertThat(api.delete("/_api/collection/_mine").error()).isEqualTo("403/11 forbidden");
        assertThat(api.delete("/_api/collection/_mine?isSystem=true").status()).isEqualTo(200);
    }

    @Test
    void databasesAreMadeListedAndDroppedInTheSystemDatabaseOnly() {
        Answer created = api.post("/_api/database", "{'name':'shop','users':[{'username':'ann','passwd':'p'}]}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).isEqualTo("{'result':true,'error':false,'code':201}");
        assertThat(api.post("/_api/database", "{'name':'shop'}").error())
                .isEqualTo("409/1207 duplicate database name 'shop'");
        assertThat(api.post("/_api/database", "{'name':'_shop'}").error())
                .isEqualTo("400/1229 database name invalid");
        assertThat(api.get("/_api/database").json().path("result").toString()).isEqualTo("[\"_system\",\"shop\"]");
        assertThat(api.get("/_db/shop/_api/database").error())
                .isEqualTo("403/1230 operation only allowed in system database");
        assertThat(api.get("/_api/database/current").json().path("result").toString().replace('"', '\''))
                .isEqualTo("{'id':'1','name':'_system','isSystem':true,'path':'none'}");
        assertThat(api.as("ann").get("/_api/database/user").json().path("result").toString())
                .isEqualTo("[\"shop\"]");
        assertThat(api.post("/_api/database", "{'name':'x'}").error()).isEqualTo("403/11 forbidden");
        assertThat(api.as(null).delete("/_api/database/shop").status()).isEqualTo(200);
        assertThat(api.delete("/_api/database/shop").error()).isEqualTo("404/1228 database not found");
        assertThat(api.delete("/_api/database/_system").error()).isEqualTo("403/11 forbidden");
    }
}

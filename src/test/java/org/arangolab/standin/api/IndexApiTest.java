package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexApiTest {
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

    private Answer index(String description) {
        return api.post("/_api/index?collection=c", "{" + description + "}");
    }

    @Test
    void anIndexIsCreatedOnceListedAndDropped() {
        String body = "{'type':'persistent','fields':['a'],'unique':true}";
        Answer created = api.post("/_api/index?collection=c", body);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/isNewlyCreated")).isEqualTo("true");
        String id = created.at("/id");
        assertThat(id).matches("c/\\d+");
        assertThat(created.at("/name")).isEqualTo("idx_" + id.substring(2));
        Answer again = api.post("/_api/index?collection=c", body);
        assertThat(again.status() + again.at("/id") + again.at("/isNewlyCreated")).isEqualTo("200" + id + "false");
        Answer list = api.get("/_api/index?collection=c");
        assertThat(list.json().at("/indexes/0").toString().replace('"', '\'')).isEqualTo(
                "{'fields':['_key'],'id':'c/0','name':'primary','selectivityEstimate':1.0,'sparse':false,"
                + "'type':'primary','unique':true}");
        assertThat(list.json().path("identifiers").has(id)).isTrue();
        assertThat(api.delete("/_api/index/" + id).text())
                .isEqualTo("{'id':'" + id + "','error':false,'code':200}");
        assertThat(api.get("/_api/index/" + id).error()).isEqualTo("404/1212 index not found");
        assertThat(api.delete("/_api/index/c/0").error()).isEqualTo("403/11 forbidden");
    }

    @Test
    void theSelectivityOfAnIndexIsCounted() {
        api.post("/_api/document/c", "[{'a':1},{'a':1},{'a':2},{'a':2}]");

        assertThat(api.post("/_api/index?collection=c", "{'type':'persistent','fields':['a']}")
                .at("/selectivityEstimate")).isEqualTo("0.5");
    }

    @Test
    void wrongDescriptionsAreRefused() {
        assertThat(index("'type':'persistent','fields':[]").error())
                .isEqualTo("400/10 invalid number of index attributes");
        assertThat(index("'type':'persistent','fields':['a','a']").error())
                .isEqualTo("400/10 duplicate attribute name in index fields list");
        assertThat(index("'type':'persistent','fields':[1]").error())
                .isEqualTo("400/10 index field names must be non-empty strings");
        assertThat(index("'type':'persistent','fields':['x._id']").error())
                .isEqualTo("400/10 _id attribute cannot be indexed");
        assertThat(index("'type':'persistent','fields':['a'],'storedValues':['a']").error())
                .isEqualTo("400/10 when parsing fields for stored values: duplicate attribute name (overlap between "
                        + "index fields and index stored values list)");
        assertThat(index("'type':'odd','fields':['a']").error()).isEqualTo("400/10 invalid index type 'odd'");
        assertThat(index("'type':'ttl','fields':['a']").error())
                .isEqualTo("400/10 expireAfter attribute must be a number");
        assertThat(index("'type':'ttl','fields':['a.b'],'expireAfter':1").error())
                .isEqualTo("400/10 cannot index a sub-attribute in this type of index");
        assertThat(index("'type':'mdi','fields':['a']").error()).isEqualTo("400/10 mdi requires `fieldValueTypes` to "
                + "be set to `double` - future releases might lift this requirement");
        assertThat(index("'type':'mdi-prefixed','fields':['a'],'fieldValueTypes':'double'").error())
                .isEqualTo("400/10 prefixFields is required for `mdi-prefixed`");
    }

    @Test
    void anIndexWhoseEffectWouldBeMissedIsRefused() {
        assertThat(index("'type':'vector','fields':['a']").error())
                .isEqualTo("501/9 the stand-in has no index of type 'vector'");
    }

    @Test
    void geoAndFulltextIndexesAreKeptAsTheyAreDescribed() {
        Answer geo = index("'type':'geo','fields':['at'],'geoJson':true,'name':'here'");
        Answer words = index("'type':'fulltext','fields':['text']");

        assertThat(geo.status()).isEqualTo(201);
        assertThat(geo.text()).isEqualTo("{'bestIndexedLevel':17,'worstIndexedLevel':4,'maxNumCoverCells':8,"
                + "'geoJson':true,'legacyPolygons':false,'fields':['at'],'id':'" + geo.at("/id") + "','name':'here',"
                + "'sparse':true,'type':'geo','unique':false,'isNewlyCreated':true,'error':false,'code':201}");
        assertThat(index("'type':'geo','fields':['at'],'geoJson':true").at("/id")).isEqualTo(geo.at("/id"));
        assertThat(index("'type':'geo','fields':['lat','lon']").json().has("geoJson")).isFalse();
        assertThat(words.at("/minLength") + words.at("/sparse")).isEqualTo("2true");
        assertThat(api.post("/_api/document/c", "{'at':'nowhere','text':7}").status()).isEqualTo(202);
    }

    @Test
    void anInvertedIndexIsKeptWithEverythingThatWasNotSaid() {
        Answer index = index("'type':'inverted','name':'words','fields':['a',{'name':'b','analyzer':'text_en'}],"
                + "'primarySort':{'fields':[{'field':'a','direction':'asc'}]}");

        assertThat(index.json().path("fields").toString().replace('"', '\''))
                .isEqualTo("[{'name':'a'},{'name':'b','analyzer':'text_en'}]");
        assertThat(index.at("/analyzer") + index.at("/commitIntervalMsec") + index.at("/sparse") + index.at("/version")
                + index.at("/primarySort/compression") + index.at("/consolidationPolicy/type"))
                .isEqualTo("identity1000true1lz4tier");
        assertThat(index.json().at("/primarySort/fields").toString()).isEqualTo("[{\"field\":\"a\",\"asc\":true}]");
        assertThat(index.json().has("cache")).isFalse();
        assertThat(index("'type':'inverted','fields':['d'],'cache':true").at("/cache")).isEqualTo("true");
        assertThat(index("'type':'inverted','fields':['a',{'name':'b','analyzer':'text_en'}],"
                + "'primarySort':{'fields':[{'field':'a','direction':'asc'}]}").at("/isNewlyCreated"))
                .isEqualTo("false");
        assertThat(index("'type':'inverted','fields':['c'],'analyzer':'odd'").error())
                .isEqualTo("400/10 unknown analyzer 'odd'");
        assertThat(index("'type':'inverted','fields':[]").error())
                .isEqualTo("400/10 invalid number of index attributes");
        assertThat(index("'type':'inverted','fields':[{'analyzer':'identity'}]").error())
                .isEqualTo("400/10 index field names must be non-empty strings");
    }

    @Test
    void aMultiDimensionalIndexTakesNumbersOnly() {
        Answer index = index("'type':'mdi','fields':['x','y'],'fieldValueTypes':'double','storedValues':['x']");

        assertThat(index.at("/type") + index.at("/fieldValueTypes") + index.at("/selectivityEstimate"))
                .isEqualTo("mdidouble1.0");
        assertThat(api.post("/_api/document/c", "{'x':1,'y':2.5}").status()).isEqualTo(202);
        assertThat(api.post("/_api/document/c", "{'x':1}").error()).isEqualTo("500/1561 invalid arithmetic value");
        assertThat(api.post("/_api/document/c", "{'x':'1','y':2}").error())
                .isEqualTo("500/1561 invalid arithmetic value");
        assertThat(index("'type':'mdi','fields':['z'],'fieldValueTypes':'double'").error())
                .isEqualTo("500/1561 invalid arithmetic value");
        assertThat(index("'type':'zkd','fields':['z'],'fieldValueTypes':'double','sparse':true").at("/type"))
                .isEqualTo("zkd");
    }

    @Test
    void aUniquePrefixedIndexTellsDocumentsApartByPrefixAndNumbers() {
        Answer index = index("'type':'mdi-prefixed','prefixFields':['p'],'fields':['x'],'fieldValueTypes':'double',"
                + "'unique':true,'sparse':true");

        assertThat(index.json().path("prefixFields").toString()).isEqualTo("[\"p\"]");
        assertThat(api.post("/_api/document/c", "{'p':'a','x':1}").status()).isEqualTo(202);
        assertThat(api.post("/_api/document/c", "{'p':'b','x':1}").status()).isEqualTo(202);
        assertThat(api.post("/_api/document/c", "{'x':1}").status()).isEqualTo(202);
        assertThat(api.post("/_api/document/c", "{'p':'b','x':1.0}").status()).isEqualTo(409);
    }

    @Test
    void documentsUnderATtlIndexGoWhenTheirTimeIsOver() {
        Answer index = index("'type':'ttl','fields':['seen'],'expireAfter':3600");
        api.post("/_api/document/c", "[{'_key':'old','seen':1767225600},{'_key':'text','seen':'2026-01-01T00:00:00Z'},"
                + "{'_key':'new','seen':1767230000},{'_key':'none'},{'_key':'odd','seen':'soon'}]");

        assertThat(index.at("/expireAfter") + index.at("/sparse")).isEqualTo("3600true");
        assertThat(index("'type':'ttl','fields':['other'],'expireAfter':1").error())
                .isEqualTo("400/10 there can only be one ttl index per collection");
        api.pass(Duration.ofMinutes(59));
        api.api.sweep();
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("5");
        api.pass(Duration.ofMinutes(2));
        api.api.sweep();
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("3");
        assertThat(api.get("/_api/document/c/old").status()).isEqualTo(404);
        assertThat(api.get("/_api/ttl/statistics").json().path("result").toString())
                .isEqualTo("{\"runs\":2,\"documentsRemoved\":2,\"limitReached\":0}");
    }

    @Test
    void theRemovalOfDocumentsCanBeSlowedDownAndLimited() {
        index("'type':'ttl','fields':['seen'],'expireAfter':0");
        api.post("/_api/document/c", "[{'seen':1},{'seen':2},{'seen':3}]");

        assertThat(api.get("/_api/ttl/properties").json().path("result").toString().replace('"', '\''))
                .isEqualTo("{'frequency':30000,'maxTotalRemoves':1000000,'maxCollectionRemoves':100000,"
                        + "'onlyLoadedCollections':false,'active':true}");
        assertThat(api.put("/_api/ttl/properties", "{'frequency':10}").error())
                .isEqualTo("400/10 too low value for frequency");
        assertThat(api.put("/_api/ttl/properties", "{'frequency':5000,'maxCollectionRemoves':2}")
                .at("/result/frequency")).isEqualTo("5000");
        api.pass(Duration.ofSeconds(5));
        api.api.sweep();
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("1");
        api.post("/_api/database", "{'name':'shop'}");
        assertThat(api.get("/_db/shop/_api/ttl/properties").error())
                .isEqualTo("403/1230 operation only allowed in system database");
    }
}

package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewApiTest {
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

    private static String quoted(Object json) {
        return json.toString().replace('"', '\'');
    }

    @Test
    void aViewIsMadeWithEverythingThatWasNotSaid() {
        Answer made = api.post("/_api/view",
                "{'name':'v','type':'arangosearch','primarySort':[{'field':'a','direction':"
                + "'desc'}],'storedValues':['b',['c','d']],'links':{'c':{'fields':{'t':{'analyzers':['text_en']}}}}}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().has("error")).isFalse();
        assertThat(quoted(made.json().path("primarySort"))).isEqualTo("[{'field':'a','asc':false}]");
        assertThat(quoted(made.json().path("storedValues"))).isEqualTo(
                "[{'fields':['b'],'compression':'lz4'},{'fields':['c','d'],'compression':'lz4'}]");
        assertThat(quoted(made.json().path("links"))).isEqualTo("{'c':{'analyzers':['identity'],'fields':{'t':"
                + "{'analyzers':['text_en']"
                + "}},'includeAllFields':false,'storeValues':'none','trackListPositions':false}}");
        assertThat(quoted(made.json().path("consolidationPolicy"))).isEqualTo("{'type':'tier','segmentsBytesMax':"
                + "8589934592,'maxSkewThreshold':0.4,'minDeletionRatio':0.5}");
        Answer shown = api.get("/_api/view/v");
        assertThat(shown.json().properties()).extracting(java.util.Map.Entry::getKey).containsExactlyInAnyOrder(
                "id", "name", "type", "globallyUniqueId", "error", "code");
        assertThat(api.get("/_api/view/" + made.at("/id") + "/properties").at("/cleanupIntervalStep")).isEqualTo("2");
        assertThat(api.get("/_api/view").json().path("result")).hasSize(1);
    }

    @Test
    void aPatchKeepsWhatItDoesNotSayAndAReplacementDoesNot() {
        api.post("/_api/view", "{'name':'v','type':'arangosearch','links':{'c':{}},'writebufferIdle':7}");

        Answer patched = api.patch("/_api/view/v/properties", "{'cleanupIntervalStep':9}");
        assertThat(patched.at("/cleanupIntervalStep") + patched.json().path("links").size()).isEqualTo("91");
        Answer replaced = api.put("/_api/view/v/properties",
                "{'consolidationPolicy':{'type':'bytes_accum','threshold':0.5},'writebufferIdle':8}");
        assertThat(replaced.at("/cleanupIntervalStep") + replaced.json().path("links").size()).isEqualTo("20");
        assertThat(replaced.at("/writebufferIdle")).isEqualTo("7");
        assertThat(quoted(replaced.json().path("consolidationPolicy")))
                .isEqualTo("{'type':'bytes_accum','threshold':0.5}");
        api.patch("/_api/view/v/properties", "{'links':{'c':{'includeAllFields':true}}}");
        assertThat(api.patch("/_api/view/v/properties", "{'links':{'c':null}}").json().path("links")).isEmpty();
    }

    @Test
    void aViewAndACollectionCannotHaveOneName() {
        api.post("/_api/view", "{'name':'v','type':'search-alias'}");

        assertThat(api.post("/_api/view", "{'name':'c','type':'arangosearch'}").error())
                .isEqualTo("409/1207 duplicate name");
        assertThat(api.post("/_api/collection", "{'name':'v'}").error()).isEqualTo("409/1207 duplicate name");
        assertThat(api.put("/_api/collection/c/rename", "{'name':'v'}").error()).isEqualTo("409/1207 duplicate name");
        assertThat(api.put("/_api/view/v/rename", "{'name':'w'}").at("/name")).isEqualTo("w");
        assertThat(api.get("/_api/view/v").error()).isEqualTo("404/1203 collection or view not found");
        assertThat(api.delete("/_api/view/w").at("/result")).isEqualTo("true");
        assertThat(api.get("/_api/view").json().path("result")).isEmpty();
    }

    @Test
    void wrongDescriptionsAreRefused() {
        assertThat(api.post("/_api/view", "{'name':'v','type':'odd'}").error())
                .isEqualTo("400/10 unknown view type 'odd'");
        assertThat(api.post("/_api/view", "{'type':'arangosearch'}").error())
                .isEqualTo("400/10 expecting name parameter to be of the form of \"name: <string>\"");
        assertThat(api.post("/_api/view", "{'name':'v','type':'arangosearch','links':{'none':{}}}").error())
                .isEqualTo("404/1203 collection or view not found: none");
        assertThat(api.post("/_api/view", "{'name':'v','type':'arangosearch','links':{'c':{'analyzers':['odd']}}}")
                .error()).isEqualTo("400/10 error in link: unknown analyzer 'odd'");
        assertThat(api.post("/_api/view",
                "{'name':'v','type':'search-alias','indexes':[{'collection':'c','index':'primary'}]}").error())
                .isEqualTo("400/10 Cannot find inverted index 'primary' of collection 'c'");
    }

    @Test
    void anAliasNamesInvertedIndexesWhileTheyAreThere() {
        for (String name : new String[] {"i", "j"}) {
            api.post("/_api/index?collection=c", "{'type':'inverted','name':'" + name + "','fields':['" + name + "']}");
        }
        Answer made = api.post("/_api/view", "{'name':'v','type':'search-alias','indexes':["
                + "{'collection':'c','index':'i'}]}");

        assertThat(quoted(made.json().path("indexes"))).isEqualTo("[{'collection':'c','index':'i'}]");
        assertThat(api.patch("/_api/view/v/properties", "{'indexes':[{'collection':'c','index':'j'}]}").json()
                .path("indexes")).hasSize(2);
        assertThat(quoted(api.patch("/_api/view/v/properties", "{'indexes':[{'collection':'c','index':'i','operation':"
                + "'del'}]}").json().path("indexes"))).isEqualTo("[{'collection':'c','index':'j'}]");
        api.delete("/_api/index/c/j");
        assertThat(api.get("/_api/view/v/properties").json().path("indexes")).isEmpty();
        assertThat(api.put("/_api/view/v/properties", "{'indexes':[{'collection':'c','index':'i'}]}").json()
                .path("indexes")).hasSize(1);
        api.delete("/_api/collection/c");
        assertThat(api.get("/_api/view/v/properties").json().path("indexes")).isEmpty();
    }

    @Test
    void linksFollowTheirCollections() {
        api.post("/_api/view", "{'name':'v','type':'arangosearch','links':{'c':{}}}");

        api.put("/_api/collection/c/rename", "{'name':'d'}");
        assertThat(api.get("/_api/view/v/properties").json().path("links").has("d")).isTrue();
        api.delete("/_api/collection/d");
        assertThat(api.get("/_api/view/v/properties").json().path("links")).isEmpty();
    }

    @Test
    void aQueryOverAViewIsNotImplemented() {
        api.post("/_api/view", "{'name':'v','type':'arangosearch'}");

        assertThat(api.post("/_api/cursor", "{'query':'FOR d IN v RETURN d'}").error())
                .isEqualTo("501/9 AQL: the stand-in does not search views (while parsing)");
        assertThat(api.post("/_api/cursor", "{'query':'FOR d IN w RETURN d'}").error()).startsWith("404/1203 ");
    }

    @Test
    void viewsAreInInventoriesAndComeBackFromDumps() {
        api.post("/_api/view", "{'name':'v','type':'arangosearch','links':{'c':{}}}");
        String view = api.get("/_api/replication/inventory").json().at("/views/0").toString();

        assertThat(view).contains("\"name\":\"v\"");
        api.delete("/_api/view/v");
        assertThat(api.put("/_api/replication/restore-view", view).at("/result")).isEqualTo("true");
        assertThat(api.put("/_api/replication/restore-view", view).error()).isEqualTo("409/1207 duplicate name");
        assertThat(api.put("/_api/replication/restore-view?overwrite=true", view).at("/result")).isEqualTo("true");
        assertThat(api.get("/_api/view/v/properties").json().path("links").has("c")).isTrue();
    }

    @Test
    void anAnalyzerIsKeptUnderTheNameOfItsDatabase() {
        Answer made = api.post("/_api/analyzer", "{'name':'words','type':'text','properties':{'locale':'en'},"
                + "'features':['position','frequency']}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).isEqualTo("{'name':'_system::words','type':'text','properties':{'case':'lower',"
                + "'stopwords':[],'accent':false,'stemming':true,'locale':'en'},'features':['frequency','position']}");
        assertThat(api.get("/_api/analyzer/_system::words").at("/error")).isEqualTo("false");
        assertThat(api.get("/_api/analyzer/::words").at("/name")).isEqualTo("_system::words");
        assertThat(api.post("/_api/analyzer", "{'name':'words','type':'text','properties':{'locale':'en'},"
                + "'features':['frequency','position']}").status()).isEqualTo(200);
        assertThat(api.post("/_api/analyzer", "{'name':'words','type':'identity'}").error())
                .startsWith("400/10 name collision detected while registering an arangosearch analyzer name 'words'");
        assertThat(api.get("/_api/analyzer").json().path("result")).hasSize(14);
        assertThat(api.get("/_api/analyzer/text_en").at("/properties/locale")).isEqualTo("en");
        assertThat(api.delete("/_api/analyzer/words").text())
                .isEqualTo("{'name':'_system::words','error':false,'code':200}");
        assertThat(api.get("/_api/analyzer/words").error()).isEqualTo("404/1202 unable to find analyzer: words");
        assertThat(api.delete("/_api/analyzer/words").status()).isEqualTo(404);
    }

    @Test
    void wrongAnalyzersAreRefused() {
        assertThat(api.post("/_api/analyzer", "{'name':'a','type':'odd'}").error())
                .isEqualTo("501/9 Not implemented analyzer type 'odd'.");
        assertThat(api.post("/_api/analyzer", "{'name':'a','type':'ngram','properties':{'min':1,'max':2}}").error())
                .isEqualTo("400/10 the properties of an analyzer of type 'ngram' lack 'preserveOriginal'");
        assertThat(api.post("/_api/analyzer", "{'name':'a','type':'identity','features':['position']}").error())
                .isEqualTo("400/10 missing feature 'frequency' required when 'position' feature is specified");
        assertThat(api.post("/_api/analyzer", "{'name':'a b','type':'identity'}").error())
                .isEqualTo("400/10 invalid characters in analyzer name 'a b'");
        assertThat(api.post("/_api/analyzer", "{'name':'shop::a','type':'identity'}").error())
                .isEqualTo("403/11 Database in analyzer name does not match current database");
        assertThat(api.post("/_api/analyzer", "{'name':'a','type':'classification'}").error())
                .isEqualTo("501/9 the stand-in has no analyzers with models");
    }

    @Test
    void anAnalyzerThatAViewNamesGoesByForceOnly() {
        api.post("/_api/analyzer", "{'name':'a','type':'identity'}");
        api.post("/_api/view", "{'name':'v','type':'arangosearch','links':{'c':{'fields':{'t':{'analyzers':['a']}}}}}");

        assertThat(api.delete("/_api/analyzer/a").error())
                .isEqualTo("409/1200 analyzer in-use while removing arangosearch analyzer 'a'");
        assertThat(api.delete("/_api/analyzer/a?force=true").status()).isEqualTo(200);
    }
}

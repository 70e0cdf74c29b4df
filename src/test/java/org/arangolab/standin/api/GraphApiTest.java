package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphApiTest {
    private static final String KNOWS = "{'collection':'knows','from':['people'],'to':['people','places']}";

    @TempDir
    private Path directory;
    private ApiBench api;

    @BeforeEach
    void open() {
        api = new ApiBench(directory, new CountingEngine());
    }

    @AfterEach
    void close() {
        api.close();
    }

    private void createGraph() {
        assertThat(api.post("/_api/gharial", "{'name':'g','edgeDefinitions':[" + KNOWS + "]}").status()).isEqualTo(202);
    }

    private void createPair() {
        createGraph();
        api.post("/_api/gharial/g/vertex/people", "{'_key':'a'}");
        api.post("/_api/gharial/g/vertex/places", "{'_key':'x'}");
        assertThat(api.post("/_api/gharial/g/edge/knows", "{'_key':'e','_from':'people/a','_to':'places/x'}").status())
                .isEqualTo(202);
    }

    @Test
    void aGraphMakesItsCollections() {
        createGraph();
        assertThat(api.get("/_api/collection/knows").at("/type")).isEqualTo("3");
        assertThat(api.get("/_api/collection/places").at("/type")).isEqualTo("2");
        assertThat(api.get("/_api/gharial/g/vertex").text())
                .isEqualTo("{'collections':['people','places'],'error':false,'code':200}");
        assertThat(api.get("/_api/gharial/g/edge").text())
                .isEqualTo("{'collections':['knows'],'error':false,'code':200}");
        assertThat(api.get("/_api/gharial/g").text()).contains("'edgeDefinitions':[" + KNOWS + "]");
        assertThat(api.get("/_api/gharial").at("/graphs/0/name")).isEqualTo("g");
    }

    @Test
    void mistakesInADefinitionAreTold() {
        createGraph();
        assertThat(api.post("/_api/gharial", "{'name':'g'}").error()).isEqualTo("409/1925 graph already exists");
        assertThat(api.post("/_api/gharial", "{}").error()).isEqualTo("400/1922 missing graph name");
        assertThat(api.post("/_api/gharial", "{'name':'h','edgeDefinitions':[{'collection':'e','from':[]}]}").error())
                .isEqualTo("400/1923 malformed edge definition: Attribute 'from' missing or empty.");
        assertThat(api.post("/_api/gharial", "{'name':'h','edgeDefinitions':[{'collection':'knows','from':['a'],"
                + "'to':['b']}]}").error()).isEqualTo("400/1921 knows edge collection already used in edge def");
        assertThat(api.get("/_api/gharial/h").error()).isEqualTo("404/1924 graph 'h' not found");
    }

    @Test
    void definitionsComeAndGo() {
        createGraph();
        api.post("/_api/gharial/g/edge", "{'collection':'likes','from':['people'],'to':['things']}");
        api.post("/_api/gharial/g/vertex", "{'collection':'lonely'}");
        assertThat(api.get("/_api/gharial/g/vertex").text())
                .contains("['lonely','people','places','things']");
        api.delete("/_api/gharial/g/edge/likes");
        assertThat(api.get("/_api/gharial/g").text()).contains("'orphanCollections':['lonely','things']");
        assertThat(api.delete("/_api/gharial/g/vertex/people").error())
                .isEqualTo("400/1928 collection is not in list of orphan collections");
        assertThat(api.delete("/_api/gharial/g/vertex/lonely?dropCollection=true").status()).isEqualTo(202);
        assertThat(api.get("/_api/collection/lonely").status()).isEqualTo(404);
    }

    @Test
    void anEdgeNeedsBothItsEnds() {
        createPair();
        assertThat(api.post("/_api/gharial/g/edge/knows", "{'_from':'people/a','_to':'people/gone'}").error())
                .isEqualTo("404/1202 document not found");
        assertThat(api.post("/_api/gharial/g/edge/knows", "{'_from':'people/a','_to':'other/b'}").error())
                .isEqualTo("400/1947 referenced vertex collection is not part of the graph");
        assertThat(api.post("/_api/gharial/g/edge/knows", "{'_from':'people/a'}").error())
                .isEqualTo("400/1233 edge attribute missing or invalid");
        assertThat(api.post("/_api/gharial/g/edge/other", "{}").error())
                .isEqualTo("404/1930 edge collection not used in graph");
    }

    @Test
    void aVertexThatGoesTakesItsEdgesAlong() {
        createPair();
        assertThat(api.delete("/_api/gharial/g/vertex/places/x?returnOld=true").at("/old/_key")).isEqualTo("x");
        assertThat(api.get("/_api/gharial/g/edge/knows/e").status()).isEqualTo(404);
        assertThat(api.get("/_api/gharial/g/vertex/people/a").at("/vertex/_id")).isEqualTo("people/a");
    }

    @Test
    void changesAnswerWhatWasAndWhatIs() {
        createPair();
        assertThat(api.patch("/_api/gharial/g/edge/knows/e?returnNew=true&returnOld=true", "{'n':1}").at("/new/n"))
                .isEqualTo("1");
        assertThat(api.put("/_api/gharial/g/vertex/people/a", "{'n':2}").at("/vertex/_key")).isEqualTo("a");
        assertThat(api.get("/_api/document/people/a").at("/n")).isEqualTo("2");
    }

    @Test
    void droppedCollectionsAreThoseThatNoOtherGraphNames() {
        createGraph();
        api.post("/_api/gharial", "{'name':'h','orphanCollections':['people']}");
        api.delete("/_api/gharial/g?dropCollections=true");
        assertThat(api.get("/_api/collection/people").status()).isEqualTo(200);
        assertThat(api.get("/_api/collection/knows").status()).isEqualTo(404);
    }
}

package org.arangolab.standin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.arangolab.standin.api.ApiBench.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportApiTest {
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

    private static final String LINES = "/_api/import?collection=c&type=documents";

    @Test
    void linesAreImportedBlankOnesCountedAndBadOnesTold() {
        Answer answer = api.post(LINES + "&details=true",
                "{'_key':'a'}\n\n{'_key':'a','x':1}\n[1]\nnonsense\n{'_key':'b'}\n");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("{'error':false,'created':2,'errors':3,'empty':1,'updated':0,'ignored':0,"
                + "'details':["
                + "'at position 1: creating document failed with error 'unique constraint violated', offending "
                + "document: {\\'_key\\':\\'a\\',\\'x\\':1}','at position 4: invalid JSON type (expecting object), "
                + "offending document: [1]','at position 5: invalid JSON type (expecting object, probably parse error)"
                + ", offending context: nonsense']}");
    }

    @Test
    void duplicatesAreUpdatedReplacedOrIgnored() {
        api.post("/_api/document/c", "{'_key':'a','x':1}");

        assertThat(api.post(LINES + "&onDuplicate=update", "{'_key':'a','y':1}").at("/updated")).isEqualTo("1");
        assertThat(api.get("/_api/document/c/a").at("/x")).isEqualTo("1");
        assertThat(api.post(LINES + "&onDuplicate=ignore", "{'_key':'a','z':1}").at("/ignored")).isEqualTo("1");
        assertThat(api.post(LINES + "&onDuplicate=replace", "{'_key':'a','z':1}").at("/updated")).isEqualTo("1");
        assertThat(api.get("/_api/document/c/a").json().has("x")).isFalse();
    }

    @Test
    void aCompleteImportIsAllOrNothing() {
        assertThat(api.post(LINES + "&complete=true", "{'_key':'a'}\n{'_key':'b'}\n{'_key':'a'}").error())
                .isEqualTo("409/1210 unique constraint violated - in index primary of type primary over '_key'; "
                        + "conflicting key: a");
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("0");
        assertThat(api.post(LINES + "&complete=true", "{'_key':'a'}\nx").status()).isEqualTo(400);
        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("0");
    }

    @Test
    void aListMustBeAnArray() {
        assertThat(api.post("/_api/import?collection=c&type=list", "[{},{}]").at("/created")).isEqualTo("2");
        assertThat(api.post("/_api/import?collection=c&type=array", "{}").error())
                .isEqualTo("400/400 expecting a JSON array in the request");
        assertThat(api.post("/_api/import?collection=c&type=auto", " [{},{}]").at("/created")).isEqualTo("2");
        assertThat(api.post("/_api/import?collection=c&type=auto", "{}\n{}").at("/created")).isEqualTo("2");
    }

    @Test
    void rowsFollowALineOfAttributeNames() {
        Answer answer = api.post("/_api/import?collection=c&details=true",
                "['_key','x']\n['a',1]\n\n['b']\n['d',2]");

        assertThat(answer.at("/created") + answer.at("/empty") + answer.at("/errors")).isEqualTo("211");
        assertThat(answer.at("/details/0"))
                .isEqualTo("at position 3: wrong number of JSON values (got 1, expected 2)");
        assertThat(api.get("/_api/document/c/d").at("/x")).isEqualTo("2");
        assertThat(api.post("/_api/import?collection=c&ignoreMissing=true", "['_key','x']\n['b']").at("/created"))
                .isEqualTo("1");
    }

    @Test
    void edgesGetTheirPrefixes() {
        api.post("/_api/collection", "{'name':'e','type':3}");
        Answer answer = api.post("/_api/import?collection=e&type=documents&fromPrefix=v&toPrefix=w/&details=true",
                "{'_key':'k','_from':'a','_to':'x/b'}\n{'_from':'a'}");

        assertThat(answer.at("/created")).isEqualTo("1");
        assertThat(answer.at("/details/0")).isEqualTo("at position 2: missing '_from' or '_to' attribute, offending "
                + "document: {\"_from\":\"a\"}");
        assertThat(api.get("/_api/document/e/k").at("/_from") + api.get("/_api/document/e/k").at("/_to"))
                .isEqualTo("v/ax/b");
    }

    @Test
    void overwriteEmptiesTheCollectionFirst() {
        api.post("/_api/document/c", "[{},{}]");
        api.post(LINES + "&overwrite=true", "{}");

        assertThat(api.get("/_api/collection/c/count").at("/count")).isEqualTo("1");
        assertThat(api.post("/_api/import?collection=none&type=list", "[]").error())
                .isEqualTo("404/1203 collection or view not found: none");
    }
}

package org.arangolab.standin.aql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Clauses that write. */
class WriteTest {
    private final MemoryData data = new MemoryData().with("users", "a", "b").with("copies");
    private final Aql aql = new Aql(data);

    private String all(String collection) {
        return aql.run("FOR d IN " + collection + " RETURN UNSET(d, '_id', '_rev')");
    }

    @Test
    void insertStoresAndShowsNew() {
        assertThat(aql.run("FOR i IN 1..2 INSERT {_key: CONCAT('k', i), i} INTO copies RETURN NEW.i"))
                .isEqualTo("[1,2]");
        assertThat(aql.stats().writesExecuted()).isEqualTo(2);
        assertThat(aql.run("INSERT {_key: 'x'} IN copies")).isEqualTo("[]");
        assertThat(all("copies")).isEqualTo("[{'_key':'k1','i':1},{'_key':'k2','i':2},{'_key':'x'}]");
    }

    @Test
    void everythingIsWrittenWhateverALimitBehindSays() {
        assertThat(aql.run("FOR i IN 1..5 INSERT {i} INTO copies LIMIT 1 RETURN NEW.i")).isEqualTo("[1]");
        assertThat(aql.stats().writesExecuted()).isEqualTo(5);
    }

    @Test
    void updateMergesAndReplaceDoesNot() {
        assertThat(aql.run("FOR u IN users UPDATE u WITH {n: u.n * 10, x: {y: 1}} IN users RETURN [OLD.n, NEW.n]"))
                .isEqualTo("[[1,10],[2,20]]");
        aql.run("UPDATE {_key: 'a', x: {z: 2}} IN users");
        aql.run("UPDATE 'b' WITH {x: {z: 2}, n: null} IN users OPTIONS {mergeObjects: false, keepNull: false}");
        assertThat(all("users"))
                .isEqualTo("[{'_key':'a','n':10,'x':{'y':1,'z':2}},{'_key':'b','x':{'z':2}}]");
        assertThat(aql.run("REPLACE 'a' WITH {only: 1} IN users RETURN KEEP(NEW, '_key', 'n', 'only')"))
                .isEqualTo("[{'_key':'a','only':1}]");
    }

    @Test
    void removeTakesKeysAndDocuments() {
        assertThat(aql.run("REMOVE 'a' IN users RETURN OLD.n")).isEqualTo("[1]");
        assertThat(aql.run("FOR u IN users REMOVE u IN users RETURN OLD._key")).isEqualTo("['b']");
        assertThat(aql.error("REMOVE 'a' IN users")).isEqualTo("1202 AQL: document not found (while executing)");
        assertThat(aql.error("REMOVE {x: 1} IN users"))
                .isEqualTo("1226 AQL: Expected _key to be present in document. (while executing)");
        assertThat(aql.error("REMOVE 1 IN users"))
                .isEqualTo("1227 AQL: Expected object or string, but got number (while executing)");
    }

    @Test
    void takenKeyFailsOrIsTreatedAsTheOptionsSay() {
        assertThat(aql.error("INSERT {_key: 'a'} INTO users")).isEqualTo("1210 AQL: unique constraint violated - in"
                + " index primary of type primary over '_key'; conflicting key: a (while executing)");
        String insert = "INSERT {_key: 'a', m: 1} INTO users OPTIONS {overwriteMode: '%s'}"
                + " RETURN [OLD.n, NEW ? KEEP(NEW, 'n', 'm') : null]";
        assertThat(aql.run(insert.formatted("ignore"))).isEqualTo("[[null,null]]");
        assertThat(aql.stats().writesIgnored()).isEqualTo(1);
        assertThat(aql.run(insert.formatted("update"))).isEqualTo("[[1,{'n':1,'m':1}]]");
        assertThat(aql.run(insert.formatted("replace"))).isEqualTo("[[1,{'m':1}]]");
        assertThat(aql.run("INSERT {_key: 'a'} INTO users OPTIONS {ignoreErrors: true} RETURN NEW")).isEqualTo("[]");
        assertThat(aql.stats().writesIgnored()).isEqualTo(1);
    }

    @Test
    void upsertInsertsUpdatesOrReplaces() {
        String upsert = "UPSERT {n: @n} INSERT {_key: 'new', n: @n} UPDATE {hits: OLD.hits + 1} IN users"
                + " RETURN {type: OLD ? 'update' : 'insert', hits: NEW.hits}";
        assertThat(aql.run(upsert, "{'n': 7}")).isEqualTo("[{'type':'insert','hits':null}]");
        assertThat(aql.run(upsert, "{'n': 7}")).isEqualTo("[{'type':'update','hits':1}]");
        assertThat(aql.run("UPSERT {_key: 'a'} INSERT {} REPLACE {r: 1} IN users RETURN KEEP(NEW, '_key', 'n', 'r')"))
                .isEqualTo("[{'_key':'a','r':1}]");
        assertThat(aql.stats().scannedIndex()).isEqualTo(1);
        assertThat(aql.run("UPSERT FILTER CURRENT.n > 1 INSERT {} UPDATE {f: true} IN users RETURN NEW._key"))
                .isEqualTo("['b']");
        assertThat(aql.run("UPSERT @s INSERT {} UPDATE {g: 1} IN users RETURN NEW._key", "{'s': {'n': 2}}"))
                .isEqualTo("['b']");
    }

    @Test
    void upsertSeesItsOwnWrites() {
        assertThat(aql.run("FOR i IN [1, 1, 1] UPSERT {v: i} INSERT {v: i, c: 1} UPDATE {c: OLD.c + 1} IN copies"
                + " RETURN NEW.c")).isEqualTo("[1,2,3]");
    }

    @Test
    void queryNeverReadsWhatItHasJustWritten() {
        assertThat(aql.run("FOR k IN ['a', 'a'] FOR u IN users FILTER u._key == k UPDATE u WITH {n: u.n + 1} IN users"
                + " RETURN NEW.n")).isEqualTo("[2,2]");
        assertThat(aql.run("FOR u IN users INSERT {n: 1} INTO users RETURN 1")).isEqualTo("[1,1]");
    }

    @Test
    void revisionIsComparedWhenAskedFor() {
        assertThat(aql.error("UPDATE {_key: 'a', _rev: 'old'} WITH {n: 2} IN users OPTIONS {ignoreRevs: false}"))
                .isEqualTo("1200 AQL: conflict, _rev values do not match (while executing)");
        assertThat(aql.error("REMOVE {_key: 'a', _rev: 'old'} IN users OPTIONS {ignoreRevs: false}"))
                .isEqualTo("1200 AQL: conflict, _rev values do not match (while executing)");
        assertThat(aql.run("UPDATE {_key: 'a', _rev: 'old'} WITH {n: 2} IN users RETURN NEW.n")).isEqualTo("[2]");
    }

    @Test
    void onlyWritingErrorsAreIgnored() {
        assertThat(aql.error("FOR i IN 1..2 INSERT {i: FAIL('no')} INTO copies OPTIONS {ignoreErrors: true}"))
                .isEqualTo("1569 AQL: no (while executing)");
    }

    @Test
    void nothingTouchesACollectionBehindAWrite() {
        assertThat(aql.error("INSERT {} INTO users FOR u IN users RETURN u"))
                .isEqualTo("1579 AQL: access after data-modification by users (while optimizing ast)");
        assertThat(aql.error("FOR u IN users REMOVE u IN users INSERT OLD INTO users"))
                .isEqualTo("1579 AQL: access after data-modification by users (while optimizing ast)");
        assertThat(aql.run("FOR u IN users REMOVE u IN users INSERT OLD INTO copies RETURN NEW._key"))
                .isEqualTo("['a','b']");
    }

    @Test
    void wordsBehindInAreTheCollectionUnlessTheExpressionGoesOn() {
        assertThat(aql.run("FOR i IN 1..1 REMOVE CONCAT('', 'a') IN users LET old = OLD RETURN old._key"))
                .isEqualTo("['a']");
        assertThat(aql.run("LET l = ['b'] UPDATE 'b' WITH {x: 'b' IN l, y: (1 IN [1])} IN users RETURN [NEW.x, NEW.y]"))
                .isEqualTo("[[true,true]]");
        assertThat(aql.error("LET l = [1] REMOVE 1 IN l IN users"))
                .isEqualTo("1227 AQL: Expected object or string, but got bool (while executing)");
        assertThat(aql.run("FOR u IN users UPDATE u WITH u.n > 1 ? {big: 1} : {big: 0} IN users RETURN NEW.big"))
                .isEqualTo("[1]");
        assertThat(aql.run("FOR u IN users REPLACE u._key WITH @d IN @@c OPTIONS {exclusive: true} RETURN NEW.z",
                "{'d': {'z': 9}, '@c': 'users'}")).isEqualTo("[9]");
        assertThat(aql.run("INSERT @d IN @@c RETURN NEW.q", "{'d': {'q': 1}, '@c': 'copies'}")).isEqualTo("[1]");
    }

    @Test
    void writesInSubqueriesHappen() {
        assertThat(aql.run("LET x = (FOR u IN users UPDATE u WITH {t: 1} IN users RETURN NEW.t) RETURN x"))
                .isEqualTo("[[1,1]]");
    }
}

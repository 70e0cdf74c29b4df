package org.arangolab.standin.aql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Clauses that read. */
class ClauseTest {
    private final MemoryData data = new MemoryData().with("users", "a", "b", "c", "d").with("empty");
    private final Aql aql = new Aql(data);

    @Test
    void loopsNestAndFilter() {
        assertThat(aql.run("FOR u IN users FILTER u.n > 2 RETURN u._key")).isEqualTo("['c','d']");
        assertThat(aql.run("FOR i IN 1..2 FOR j IN [10, 20] RETURN i + j")).isEqualTo("[11,21,12,22]");
        assertThat(aql.run("FOR x IN (FOR u IN users RETURN u.n) FILTER x % 2 RETURN x")).isEqualTo("[1,3]");
        assertThat(aql.run("for u in users filter u.n == 1 return u._id")).isEqualTo("['users/a']");
        assertThat(aql.run("FOR u IN users OPTIONS {indexHint: 'x'} LIMIT 1 RETURN u.n")).isEqualTo("[1]");
    }

    @Test
    void sortIsStableAndTakesDirections() {
        assertThat(aql.run("FOR u IN users SORT u.n DESC RETURN u.n")).isEqualTo("[4,3,2,1]");
        assertThat(aql.run("FOR u IN users SORT u.n % 2, u.n DESC RETURN u.n")).isEqualTo("[4,2,3,1]");
        assertThat(aql.run("FOR x IN ['b', null, [], 1, 'A', true, {}] SORT x RETURN x"))
                .isEqualTo("[null,true,1,'A','b',[],{}]");
        assertThat(aql.run("FOR u IN users SORT null RETURN u.n")).isEqualTo("[1,2,3,4]");
        assertThat(aql.run("FOR x IN @l SORT x @d RETURN x", "{'l': [1, 3, 2], 'd': 'DESC'}")).isEqualTo("[3,2,1]");
    }

    @Test
    void limitStopsReading() {
        assertThat(aql.run("FOR u IN users LIMIT 1, 2 RETURN u.n")).isEqualTo("[2,3]");
        assertThat(data.scanned()).isEqualTo(3);
        assertThat(aql.run("FOR u IN users LIMIT @o, 1 + 1 RETURN u.n", "{'o': 3}")).isEqualTo("[4]");
        assertThat(aql.run("FOR u IN users LIMIT 0 RETURN u.n")).isEqualTo("[]");
    }

    @Test
    void fullCountCountsBeforeTheLastOuterLimit() {
        ExecutionOptions options = new ExecutionOptions(true, false, 10, () -> false);
        assertThat(aql.run("FOR u IN users FILTER u.n > 1 LIMIT 1 RETURN u.n", "{}", options)).isEqualTo("[2]");
        assertThat(aql.stats().fullCount()).isEqualTo(OptionalLong.of(3));
        assertThat(aql.run("FOR u IN users RETURN (FOR v IN users LIMIT 1 RETURN 1)", "{}", options))
                .isEqualTo("[[1],[1],[1],[1]]");
        assertThat(aql.stats().fullCount()).isEmpty();
    }

    @Test
    void rowsAreComputedWhenTheyAreTaken() {
        QueryResult result = Query.parse("FOR u IN users FILTER u.n != 2 RETURN u.n")
                .execute(data, ExecutionOptions.DEFAULT);
        assertThat(data.scanned()).isZero();
        assertThat(result.rows().next().asInt()).isEqualTo(1);
        assertThat(data.scanned()).isEqualTo(1);
        result.rows().next();
        assertThat(result.stats()).isEqualTo(new QueryStats(0, 0, 3, 0, 1, OptionalLong.empty()));
    }

    @Test
    void keyComparedWithAConstantIsALookUp() {
        assertThat(aql.run("FOR u IN users FILTER u._key == 'b' AND u.n > 0 RETURN u.n")).isEqualTo("[2]");
        assertThat(aql.stats()).isEqualTo(new QueryStats(0, 0, 0, 1, 0, OptionalLong.empty()));
        assertThat(aql.run("FOR k IN ['a', 'x', 7, 'd'] FOR u IN users FILTER k == u._key RETURN u.n"))
                .isEqualTo("[1,4]");
        assertThat(data.scanned()).isZero();
        assertThat(aql.run("FOR u IN users FILTER u._key == 'b' OR u.n == 1 RETURN u.n")).isEqualTo("[1,2]");
        assertThat(aql.run("FOR u IN users FILTER u._key == u._key RETURN u.n")).isEqualTo("[1,2,3,4]");
        assertThat(data.scanned()).isEqualTo(8);
    }

    @Test
    void collectGroupsSortsAndCounts() {
        assertThat(aql.run("FOR u IN users COLLECT odd = u.n % 2 RETURN odd")).isEqualTo("[0,1]");
        assertThat(aql.run("FOR u IN users COLLECT odd = u.n % 2 WITH COUNT INTO c RETURN [odd, c]"))
                .isEqualTo("[[0,2],[1,2]]");
        assertThat(aql.run("FOR u IN users COLLECT WITH COUNT INTO c RETURN c")).isEqualTo("[4]");
        assertThat(aql.run("FOR u IN empty COLLECT WITH COUNT INTO c RETURN c")).isEqualTo("[0]");
        assertThat(aql.run("FOR u IN empty COLLECT n = u.n WITH COUNT INTO c RETURN c")).isEqualTo("[]");
        assertThat(aql.run("FOR x IN [1, 1.0, '1', null] COLLECT v = x RETURN v")).isEqualTo("[null,1,'1']");
    }

    @Test
    void collectIntoKeepsVariablesOfTheLoops() {
        assertThat(aql.run("LET z = 1 FOR u IN [1, 2] LET v = u * 2 COLLECT k = 0 INTO g RETURN g"))
                .isEqualTo("[[{'u':1,'v':2},{'u':2,'v':4}]]");
        assertThat(aql.run("FOR u IN [1, 2] LET v = u * 2 COLLECT k = 0 INTO g KEEP v RETURN g[*].v"))
                .isEqualTo("[[2,4]]");
        assertThat(aql.run("FOR u IN users COLLECT odd = u.n % 2 INTO keys = u._key RETURN keys"))
                .isEqualTo("[['b','d'],['a','c']]");
        assertThat(aql.run("LET z = 1 FOR u IN [1] COLLECT k = u RETURN z + k")).isEqualTo("[2]");
    }

    @Test
    void collectAggregates() {
        assertThat(aql.run("FOR u IN users COLLECT odd = u.n % 2 AGGREGATE min = MIN(u.n), max = MAX(u.n),"
                + " s = SUM(u.n), a = AVG(u.n), l = LENGTH(), p = PUSH(u._key) RETURN {odd, min, max, s, a, l, p}"))
                .isEqualTo("[{'odd':0,'min':2,'max':4,'s':6,'a':3,'l':2,'p':['b','d']},"
                        + "{'odd':1,'min':1,'max':3,'s':4,'a':2,'l':2,'p':['a','c']}]");
        assertThat(aql.run("FOR u IN empty COLLECT AGGREGATE s = SUM(u.n), m = MAX(u.n), l = COUNT(u), q = UNIQUE(u)"
                + " RETURN [s, m, l, q]")).isEqualTo("[[null,null,0,[]]]");
        assertThat(aql.run("FOR x IN [1, 'a'] COLLECT AGGREGATE s = SUM(x), d = COUNT_DISTINCT(x) RETURN [s, d]"))
                .isEqualTo("[[null,2]]");
        assertThat(aql.run("FOR x IN [1, 3, 6, 5, 2] COLLECT AGGREGATE s = STDDEV_SAMPLE(x), b = BIT_OR(x)"
                + " RETURN [s, b]")).isEqualTo("[[2.0736441353327724,7]]");
    }

    @Test
    void letSubqueriesAndDistinct() {
        assertThat(aql.run("LET x = 1, y = x + 1 RETURN {x, y}")).isEqualTo("[{'x':1,'y':2}]");
        assertThat(aql.run("LET l = (FOR u IN users RETURN u.n) RETURN SUM(l)")).isEqualTo("[10]");
        assertThat(aql.run("RETURN COUNT(FOR u IN users FILTER u.n > 1 RETURN 1)")).isEqualTo("[3]");
        assertThat(aql.run("FOR i IN [3, 1, 3, 1.0] RETURN DISTINCT i")).isEqualTo("[3,1]");
        assertThat(aql.run("FOR u IN users LIMIT 2 RETURN (FOR v IN users FILTER v.n > u.n SORT v.n DESC LIMIT 1"
                + " RETURN v.n + u.n)")).isEqualTo("[[5],[6]]");
        assertThat(aql.run("RETURN LENGTH(users)")).isEqualTo("[4]");
    }

    @Test
    void bindParametersStandForValuesCollectionsAndNames() {
        assertThat(aql.run("FOR u IN @@c FILTER u.@attr == @v RETURN u[@attr]",
                "{'@c': 'users', 'attr': 'n', 'v': 3}")).isEqualTo("[3]");
        assertThat(aql.run("LET d = {a: {b: 1}} RETURN d.@path", "{'path': ['a', 'b']}")).isEqualTo("[1]");
        assertThat(aql.run("RETURN {@name: 1, x: @v.y}", "{'name': 'n', 'v': {'y': 2}}")).isEqualTo("[{'n':1,'x':2}]");
    }

    @Test
    void commentsAndQuotedNamesAreRead() {
        assertThat(aql.run("// one\nFOR `filter` IN /* two\n * lines */ [1] RETURN ´filter´ // end"))
                .isEqualTo("[1]");
    }

    @Test
    void killedQueryEnds() {
        AtomicInteger asked = new AtomicInteger();
        ExecutionOptions options = new ExecutionOptions(false, false, 10, () -> asked.incrementAndGet() == 3);
        Iterator<?> rows = Query.parse("FOR i IN 1..1000000 FILTER i < 0 RETURN i").execute(data, options).rows();
        ArangoException error = Assertions.catchThrowableOfType(ArangoException.class, rows::hasNext);
        assertThat(error.code()).isEqualTo(ErrorCode.QUERY_KILLED);
        assertThat(error).hasMessage("AQL: query killed (while executing)");
    }

    @Test
    void warningsEndTheQueryWhenAskedTo() {
        ExecutionOptions options = new ExecutionOptions(false, true, 10, () -> false);
        Iterator<?> rows = Query.parse("RETURN SUM(1)").execute(data, options).rows();
        assertThat(Assertions.catchThrowableOfType(ArangoException.class, rows::next))
                .hasMessage("AQL: in function 'SUM()': array expected (while executing)");
    }

    @Test
    void queryTellsCollectionsParametersAndWrites() {
        Query query = Query.parse(
                "FOR u IN users FOR x IN @@y INSERT {a: @b} INTO copies OPTIONS {waitForSync: true}");
        assertThat(query.collections())
                .containsExactly(new CollectionUse("users", false), new CollectionUse("copies", true));
        assertThat(query.bindVariables()).containsExactly("@y", "b");
        assertThat(query.isModification()).isTrue();
        assertThat(query.waitForSync()).isTrue();
        assertThat(Query.parse("RETURN 1").isModification()).isFalse();
    }

    @Test
    void aLimitOfNullIsNone() {
        assertThat(aql.run("FOR u IN users LIMIT 1, null RETURN 1")).isEqualTo("[1,1,1]");
        assertThat(aql.run("FOR u IN users LIMIT null, 1 RETURN 1")).isEqualTo("[1]");
    }

    @Test
    void collectionsCanBeDeclaredInFront() {
        assertThat(aql.run("WITH users, empty FOR u IN users LIMIT 1 RETURN 1")).isEqualTo("[1]");
        assertThat(aql.error("WITH nowhere RETURN 1")).startsWith("1203 ");
        assertThat(aql.error("WITH 1 RETURN 1")).startsWith("1501 ");
    }
}

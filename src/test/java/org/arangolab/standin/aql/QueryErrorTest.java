package org.arangolab.standin.aql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors with their whole text, as ArangoDB words them. */
class QueryErrorTest {
    private final Aql aql = new Aql(new MemoryData().with("users", "a"));

    @Test
    void syntaxErrorsPointAtTheWord() {
        String table = """
                FORR x IN users RETURN x » unexpected identifier near 'FORR x IN users RETURN x' at position 1:1
                FOR 1 IN a » unexpected integer number, expecting identifier near '1 IN a' at position 1:5
                FOR x users RETURN x » unexpected identifier, expecting IN keyword near 'users RETURN x' at position 1:7
                FOR x IN users » unexpected end of query string near 'users' at position 1:10
                RETURN 1 + » unexpected end of query string near '+' at position 1:10
                RETURN (1 » unexpected end of query string near '1' at position 1:9
                RETURN 1; » unexpected invalid token near ';' at position 1:9
                RETURN 00 » unexpected integer number near '0' at position 1:9
                RETURN 1. » unexpected '.' near '.' at position 1:9
                RETURN [1, , 2] » unexpected , near ', 2]' at position 1:12
                RETURN {a: 1 b: 2} » unexpected identifier near 'b: 2}' at position 1:14
                LET x 1 RETURN x » unexpected integer number, expecting assignment near '1 RETURN x' at position 1:7
                INSERT 1 WITH 2 » unexpected WITH keyword near 'WITH 2' at position 1:10
                RETURN "abc » unexpected unterminated string literal near '"abc' at position 1:8
                RETURN 1 /* x » unexpected unterminated multi-line comment near '/* x' at position 1:10
                """;
        Aql.forEachLine(table, (query, expected) -> {
            assertThat(aql.error(query)).isEqualTo("1501 AQL: syntax error, " + expected + " (while parsing)");
        });
    }

    @Test
    void positionCountsLinesAndTheRegionIsCut() {
        assertThat(aql.error("INSERT {} INTO 7")).isEqualTo("1501 AQL: syntax error, unexpected integer number,"
                + " expecting identifier or quoted string or bind data source parameter near '7' at position 1:16"
                + " (while parsing)");
        assertThat(aql.error("LET x = {} RETURN x.\"a\"")).isEqualTo("1501 AQL: syntax error, unexpected quoted string,"
                + " expecting identifier or bind parameter or bind data source parameter near '\"' at position 1:23"
                + " (while parsing)");
        assertThat(aql.error("FORR x IN users FILTER x.name == 'a' RETURN x")).isEqualTo("1501 AQL: syntax error,"
                + " unexpected identifier near 'FORR x IN users FILTER x.name ==...' at position 1:1 (while parsing)");
        assertThat(aql.error("FOR x IN users\n  FILTERR x.n == 1 AND x.m == 2 AND x.o == 3\n  RETURN x"))
                .isEqualTo("1501 AQL: unexpected qualifier 'FILTERR', expecting 'SEARCH' or 'OPTIONS' near"
                        + " 'RETURN x' at position 3:3 (while parsing)");
        assertThat(aql.error("FOR i IN 1..10\n  INSERT {a: 1} IN mynodes-js")).isEqualTo(
                "1501 AQL: syntax error, unexpected end of query string near 'js' at position 2:28 (while parsing)");
        assertThat(aql.error("RETURN\n  1 +\n")).isEqualTo(
                "1501 AQL: syntax error, unexpected end of query string near '' at position 3:6 (while parsing)");
    }

    @Test
    void emptyQueryIsAnError() {
        assertThat(aql.error("")).isEqualTo("1502 AQL: query is empty (while parsing)");
        assertThat(aql.error(" ")).isEqualTo(
                "1501 AQL: syntax error, unexpected end of query string near ' ' at position 1:1 (while parsing)");
    }

    @Test
    void unknownNamesAreNamed() {
        assertThat(aql.error("FOR x IN nope RETURN x"))
                .isEqualTo("1203 AQL: collection or view not found: nope (while parsing)");
        assertThat(aql.error("RETURN y")).isEqualTo("1203 AQL: collection or view not found: y (while parsing)");
        assertThat(aql.error("RETURN {y}")).isEqualTo("1512 AQL: use of unknown variable 'y' in object literal near '}'"
                + " at position 1:10 (while parsing)");
        assertThat(aql.error("FOR x IN [1] FOR x IN [2] RETURN x"))
                .isEqualTo("1511 AQL: variable 'x' is assigned multiple times (while parsing)");
        assertThat(aql.error("RETURN soundlike('a')"))
                .isEqualTo("1540 AQL: usage of unknown function 'SOUNDLIKE()' (while parsing)");
        assertThat(aql.error("RETURN my::fn(1)"))
                .isEqualTo("1582 AQL: user function 'my::fn()' not found (while parsing)");
    }

    @Test
    void argumentCountsAreChecked() {
        assertThat(aql.error("RETURN LENGTH()")).isEqualTo("1541 AQL: invalid number of arguments for function"
                + " 'LENGTH()', expected number of arguments: minimum: 1, maximum: 1 (while parsing)");
        assertThat(aql.error("RETURN CONCAT()")).isEqualTo("1541 AQL: invalid number of arguments for function"
                + " 'CONCAT()', expected number of arguments: minimum: 1, maximum: 65536 (while parsing)");
    }

    @Test
    void bindParametersMustFit() {
        assertThat(aql.error("RETURN @a"))
                .isEqualTo("1551 AQL: no value specified for declared bind parameter 'a' (while parsing)");
        assertThat(aql.error("FOR x IN @@c LIMIT @l RETURN x", "{'l': 1}"))
                .isEqualTo("1551 AQL: no value specified for declared bind parameter '@c' (while parsing)");
        assertThat(aql.error("RETURN 1", "{'a': 1}"))
                .isEqualTo("1552 AQL: bind parameter 'a' was not declared in the query (while parsing)");
        assertThat(aql.error("FOR x IN @@c RETURN x", "{'@c': 1}"))
                .isEqualTo("1553 AQL: bind parameter '@c' has an invalid value or type (while parsing)");
        assertThat(aql.error("LET a = {} RETURN a.@b", "{'b': 1}"))
                .isEqualTo("1553 AQL: bind parameter 'b' has an invalid value or type (while parsing)");
    }

    @Test
    void runTimeErrorsSayWhileExecuting() {
        assertThat(aql.error("FOR x IN null RETURN x")).isEqualTo("1563 AQL: collection or array expected as operand to"
                + " FOR loop; you provided a value of type 'null' (while executing)");
        assertThat(aql.error("RETURN users"))
                .isEqualTo("1568 AQL: collection 'users' used as expression operand (while executing)");
        assertThat(aql.error("RETURN ASSERT(false, 'no')")).isEqualTo("1593 AQL: no (while executing)");
        assertThat(aql.error("RETURN 1..20000000")).isEqualTo("32 AQL: resource limit exceeded (while executing)");
        assertThat(aql.error("RETURN REPLACE_NTH(['a'], 6, 'z')"))
                .isEqualTo("1542 AQL: invalid argument type in call to function 'REPLACE_NTH()' (while executing)");
    }

    @Test
    void clausesRefuseWhatTheyCannotTake() {
        assertThat(aql.error("FOR u IN users LIMIT u.n RETURN u")).isEqualTo("1501 AQL: LIMIT offset/count values must"
                + " be constant numeric values near 'RETURN u' at position 1:26 (while parsing)");
        assertThat(aql.error("FOR u IN users LIMIT -1 RETURN u"))
                .isEqualTo("1504 AQL: number out of range (while parsing)");
        assertThat(aql.error("FOR u IN users COLLECT a = u.n AGGREGATE b = CONCAT(u.n) RETURN b")).isEqualTo("1574 AQL:"
                + " unknown aggregate function used near 'RETURN b' at position 1:58 (while parsing)");
        assertThat(aql.error("RETURN DISTINCT 1")).isEqualTo("1501 AQL: cannot use DISTINCT modifier on top-level query"
                + " element near 'DISTINCT 1' at position 1:8 (while parsing)");
        assertThat(aql.error("FOR u IN users REMOVE u IN users OPTIONS {ignoreErrors: u.n}")).isEqualTo("1575 AQL:"
                + " 'OPTIONS' have to be known at query compile time near '}' at position 1:60 (while parsing)");
        assertThat(aql.error("UPDATE 'a' WITH {} IN users OPTIONS {versionAttribute: 'v'}")).startsWith("1501 AQL:"
                + " OPTIONS attribute 'versionAttribute' is not supported by this server");
    }

    @Test
    void brokenQueriesAreParseErrors() {
        List<String> broken = List.of(
                "for", "for u", "for u in", "for u in [1]", "return", "return -", "return .", "return 01",
                "RETURN 1 ' foo ", "RETURN 1 `foo ", "for @u in users return 1", "RETURN [1, 2, , ]", "RETURN { , }",
                "1", ";", "FOR u IN users SEARCH u.x == 1 RETURN u", "LET _ = 1 RETURN 1",
                "FOR u IN [ 1 ] RETURN @@_", "RETURN \"a\".b");
        for (String query : broken) {
            assertThat(aql.error(query)).startsWith("1501 AQL: ").endsWith(" (while parsing)");
        }
    }

    @Test
    void deepNestingIsRefusedNotOverflowed() {
        String refused = "1524 AQL: too much nesting or too many objects (while parsing)";
        assertThat(aql.error("RETURN " + "(".repeat(20_000) + "1" + ")".repeat(20_000))).isEqualTo(refused);
        assertThat(aql.error("RETURN " + "[".repeat(20_000))).isEqualTo(refused);
        assertThat(aql.error("RETURN " + "-".repeat(20_000) + "1")).isEqualTo(refused);
        assertThat(aql.error("RETURN 1" + " + 1".repeat(20_000))).isEqualTo(refused);
        assertThat(aql.run("RETURN 1" + " + 1".repeat(2000))).isEqualTo("[2001]");
        assertThat(aql.run("RETURN " + "(".repeat(200) + "1" + ")".repeat(200))).isEqualTo("[1]");
    }

    @Test
    void parsingAloneNeedsNeitherValuesNorCollections() {
        assertThat(Query.parse("FOR x IN nope FILTER x.@a == @b LIMIT @c SORT x @d UPDATE x WITH @e IN @@f")
                .bindVariables()).containsExactly("a", "b", "c", "d", "e", "@f");
    }

    @Test
    void whatOnlyArangoDbKnowsIsNotImplementedAndNoMistakeOfTheQuery() {
        assertThat(aql.error("FOR v IN 1..2 OUTBOUND 'users/a' e RETURN v"))
                .isEqualTo("9 AQL: the stand-in knows no graph traversals (while parsing)");
        assertThat(aql.error("FOR v, e IN OUTBOUND 'users/a' GRAPH 'g' RETURN v"))
                .isEqualTo("9 AQL: the stand-in knows no graph traversals (while parsing)");
        assertThat(aql.error("FOR p IN ANY SHORTEST_PATH 'users/a' TO 'users/b' e RETURN p"))
                .isEqualTo("9 AQL: the stand-in knows no graph traversals (while parsing)");
        assertThat(aql.error("FOR u IN users WINDOW {preceding: 1} AGGREGATE n = SUM(u.n) RETURN n"))
                .isEqualTo("9 AQL: the stand-in knows no WINDOW (while parsing)");
        assertThat(aql.error("RETURN tokens('a b', 'text_en')"))
                .isEqualTo("9 AQL: the stand-in does not have the function 'TOKENS()' (while parsing)");
        assertThat(aql.error("RETURN TOKEN('a b')"))
                .isEqualTo("1540 AQL: usage of unknown function 'TOKEN()' (while parsing)");
    }
}

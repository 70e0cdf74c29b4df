package org.arangolab.standin.aql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Operators: examples and tables of ArangoDB's documentation (AQL, "Operators" and "Type and value order"). */
class OperatorTest {
    @Test
    void comparisonFollowsTheDocumentation() {
        Aql.checkValues("""
                0 == null » false
                1 > 0 » true
                true != null » true
                45 <= "yikes!" » true
                65 != "65" » true
                65 == 65 » true
                1.23 > 1.32 » false
                1.5 IN [2, 3, 1.5] » true
                "foo" IN null » false
                "foo" NOT IN null » false
                42 NOT IN [17, 40, 50] » true
                "abc" == "abc" » true
                "abc" == "ABC" » false
                "foo" LIKE "f%" » true
                "foo" NOT LIKE "f%" » false
                "foo" =~ "^f[o].$" » true
                "foo" !~ "[a-z]+bar$" » true
                "a_b_foo" LIKE "a\\\\_b\\\\_foo" » true
                "abc" LIKE "_bc" » true
                1 == 1.0 » true
                """);
    }

    @Test
    void valuesAreOrderedByTypeThenValue() {
        Aql.checkValues("""
                null < false » true
                false < true » true
                true < 0 » true
                0 < '' » true
                '' < ' ' » true
                'abc' < [] » true
                [] < {} » true
                [] < [0] » true
                [1, 2] < [2] » true
                [99, 99] < [100] » true
                [false] < [true] » true
                [false, 1] < [false, ''] » true
                {} == {"a": null} » true
                {} < {"a": 1} » true
                {"a": 1} < {"a": 2} » true
                {"b": 1} < {"a": 0} » true
                {"a": {"c": true}} < {"a": {"c": 0}} » true
                {"a": {"c": true, "a": 0}} < {"a": {"c": false, "a": 1}} » true
                {"a": 1, "b": 2} == {"b": 2, "a": 1} » true
                "a" < "B" » true
                "a" < "A" » true
                "a-b" < "ab" » true
                "1" < "a" » true
                "e" < "é" » true
                "é" < "f" » true
                """);
    }

    @Test
    void arithmeticTakesAnything() {
        Aql.checkValues("""
                1 + "a" » 1
                1 + "99" » 100
                1 + null » 1
                null + 1 » 1
                3 + [] » 3
                24 + [2] » 26
                24 + [2, 4] » 24
                25 - null » 25
                17 - true » 16
                23 * {} » 0
                5 * [7] » 35
                24 / "12" » 2
                5 / 2 » 2.5
                4 / 2 » 2
                23 % 7 » 2
                -23 % 7 » -2
                13.0 / 0.1 » 130
                +9.99 » 9.99
                -'5' » -5
                +[8] » 8
                -[8, 9] » 0
                1 + 2 * 3 - 4 / 2 » 5
                2 * (3 + 4) » 14
                - -1 » 1
                1.0 » 1
                0x1F » 31
                0b101 » 5
                .5 » 0.5
                1e3 » 1000
                -0.0 » 0
                10 - 3 - 2 » 5
                """);
    }

    @Test
    void logicReturnsTheDecidingOperand() {
        String table = """
                25 > 1 && 42 != 7 » true
                22 IN [23, 42] || 23 NOT IN [22, 7] » true
                1 || 7 » 1
                null || "foo" » 'foo'
                null && true » null
                true && 23 » 23
                1 || ! 0 » 1
                NOT [] » false
                !"" » true
                not not 1 » true
                NOT 1 == 1 » false
                NOT (1 == 1) » false
                0 ? : 5 » 5
                3 ? : 5 » 3
                1 > 2 ? 'a' : 2 > 1 ? 'b' : 'c' » 'b'
                true OR false AND false » true
                1 == 1 AND 2 IN [2] » true
                FAIL("x") OR 1 » error
                1 OR FAIL("x") » 1
                """;
        Aql.forEachLine(table, (expression, expected) -> {
            if (expected.equals("error")) {
                assertThat(new Aql(new MemoryData()).error("RETURN " + expression))
                        .isEqualTo("1569 AQL: x (while executing)");
            } else {
                assertThat(Aql.value(expression)).isEqualTo(expected);
            }
        });
    }

    @Test
    void arrayComparisonCountsMembers() {
        Aql.checkValues("""
                [1, 2, 3] ALL IN [2, 3, 4] » false
                [1, 2, 3] ALL IN [1, 2, 3] » true
                [1, 2, 3] NONE IN [3] » false
                [1, 2, 3] NONE IN [23, 42] » true
                [1, 2, 3] ANY IN [4, 5, 6] » false
                [1, 2, 3] ANY IN [1, 42] » true
                [1, 2, 3] ANY == 2 » true
                [1, 2, 3] ANY == 4 » false
                [1, 2, 3] ANY <= 1 » true
                [1, 2, 3] NONE < 99 » false
                [1, 2, 3] ALL > 2 » false
                ["foo", "bar"] ALL != "moo" » true
                ["foo", "bar"] NONE == "bar" » false
                [1, 2, 3] AT LEAST (2) IN [2, 3, 4] » true
                ["foo", "bar"] AT LEAST (1+1) == "foo" » false
                [] ALL == 1 » true
                [] ANY == 1 » false
                [] NONE == 1 » true
                7 ANY == 7 » false
                [1] ANY == 1 AND [2] ANY NOT IN [1] » true
                """);
    }

    @Test
    void accessAndLiteralsFollowTheDocumentation() {
        Aql.checkValues("""
                2010..2013 » [2010,2011,2012,2013]
                5..3 » [5,4,3]
                1.9..3.2 » [1,2,3]
                1 + 1..2 * 2 » [2,3,4]
                2 IN 1..3 » true
                [1, 2, 3][0] » 1
                [1, 2, 3][-1] » 3
                [1, 2, 3][3] » null
                [1, 2, 3]["1"] » 2
                [1, 2, 3][1.9] » 2
                {a: {b: [7]}}.a.b[0] » 7
                {a: 1}["a"] » 1
                {"1": 2}[1] » 2
                {a: 1}.b.c » null
                {a: 1, a: 2} » {'a':2}
                {["x" + 1]: 1, [CONCAT("a", 1)]: 2,} » {'1':1,'a1':2}
                {"with blank": 1, `order by`: 2} » {'with blank':1,'order by':2}
                [1, 2, ] » [1,2]
                'it\\'s' » 'it's'
                "a\\u0041\\tb" » 'aA\\tb'
                """);
    }

    @Test
    void expansionsProjectFilterLimitAndFlatten() {
        String users = "LET users = [{n: 'john', f: [{n: 'tina', a: 43}, {n: 'alfred', a: 34}]},"
                + " {n: 'yves', f: [{n: 'sergei', a: 27}]}] RETURN ";
        assertThat(Aql.rows(users + "users[*].f[*].n")).isEqualTo("[[['tina','alfred'],['sergei']]]");
        assertThat(Aql.rows(users + "users[*].f[**].n")).isEqualTo("[['tina','alfred','sergei']]");
        assertThat(Aql.rows(users + "users[0].f[* FILTER CURRENT.a > 40].n")).isEqualTo("[['tina']]");
        assertThat(Aql.rows(users + "users[0].f[* LIMIT 1, 2 RETURN UPPER(CURRENT.n)]")).isEqualTo("[['ALFRED']]");
        assertThat(Aql.rows(users + "users[*].f[0].n")).isEqualTo("[['tina','sergei']]");
        assertThat(Aql.rows("LET a = [[1, 2], 3, [4, 5], 6] RETURN a[** FILTER CURRENT % 2 == 0]"))
                .isEqualTo("[[2,4,6]]");
        assertThat(Aql.rows("RETURN (FOR i IN [[1], [2]] RETURN i)[**]")).isEqualTo("[[1,2]]");
        assertThat(Aql.value("(null)[*].x")).isEqualTo("[]");
    }

    @Test
    void questionMarkOperatorCountsMatches() {
        assertThat(Aql.value("[1, 2, 3, 4][? 2 FILTER CURRENT % 2 == 0]")).isEqualTo("true");
        assertThat(Aql.value("[1, 2, 3, 4][? 3..4 FILTER CURRENT % 2 == 0]")).isEqualTo("false");
        assertThat(Aql.value("[1, 2][? ALL FILTER CURRENT > 0]")).isEqualTo("true");
        assertThat(Aql.value("[1, 2][? AT LEAST (2) FILTER CURRENT > 1]")).isEqualTo("false");
        assertThat(Aql.value("[1][?]")).isEqualTo("true");
        assertThat(Aql.value("[][?]")).isEqualTo("false");
    }

    @Test
    void divisionByZeroIsNullAndAWarning() {
        Aql aql = new Aql(new MemoryData());
        assertThat(aql.run("RETURN 1 / 0")).isEqualTo("[null]");
        assertThat(aql.warnings()).containsExactly("1562 division by zero");
        assertThat(aql.run("FOR i IN [0] RETURN 5 % i")).isEqualTo("[null]");
        assertThat(aql.warnings()).containsExactly("1562 in function '%()': division by zero");
    }
}

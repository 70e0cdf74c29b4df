package org.arangolab.standin.aql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.arangolab.standin.http.ArangoException;
import org.junit.jupiter.api.Test;

/** Functions: the examples of ArangoDB's documentation, and what it says about nulls and wrong types. */
class FunctionTest {
    @Test
    void typesAreCheckedAndCast() {
        Aql.checkValues("""
                TO_STRING(null) » ''
                TO_STRING(1.0) » '1'
                TO_STRING(0.0000002) » '2e-7'
                TO_STRING(-1.23) » '-1.23'
                TO_STRING([1, 2, 3]) » '[1,2,3]'
                TO_NUMBER(" 12.5 ") » 12.5
                TO_NUMBER("12a") » 0
                TO_BOOL([]) » true
                TO_BOOL("") » false
                TO_ARRAY(null) » []
                TO_ARRAY({foo: 1, bar: 2, baz: [3, 4, 5]}) » [1,2,[3,4,5]]
                TO_LIST("foo") » ['foo']
                TYPENAME({}) » 'object'
                TYPENAME(-4.56) » 'number'
                IS_LIST([]) » true
                IS_DOCUMENT({}) » true
                IS_KEY("foo bar") » false
                IS_KEY("foo-bar:1") » true
                IS_DATESTRING("2015-02-31") » true
                IS_DATESTRING("2015-13") » false
                NOT_NULL(null, 0, 1) » 0
                FIRST_LIST(1, [2], 3) » [2]
                FIRST_DOCUMENT(1, [2]) » null
                IN_RANGE(4, 3, 5, true, true) » true
                IN_RANGE("fo", "fo", "fp", false, true) » false
                """);
    }

    @Test
    void stringsFollowTheDocumentation() {
        Aql.checkValues("""
                CONCAT("foo", "bar", "baz") » 'foobarbaz'
                CONCAT(null, false, 0, true, "") » 'false0true'
                CONCAT([5, 6], {foo: "bar"}) » '[5,6]{\\'foo\\':\\'bar\\'}'
                CONCAT([1, null, 3]) » '13'
                CONCAT_SEPARATOR(", ", "foo", null, "baz") » 'foo, baz'
                CONCAT_SEPARATOR(", ", ["foo", "bar"]) » 'foo, bar'
                CHAR_LENGTH("电脑坏了") » 4
                CHAR_LENGTH(false) » 5
                LENGTH("🥑") » 1
                LENGTH(1234) » 4
                LENGTH({a: 1, b: 2}) » 2
                LENGTH(true) » 1
                LENGTH(null) » 0
                LOWER("AVOcado") » 'avocado'
                UPPER("AVOcado") » 'AVOCADO'
                SUBSTRING("Holy Guacamole!", 5) » 'Guacamole!'
                SUBSTRING("Holy Guacamole!", 10, 4) » 'mole'
                SUBSTRING("Holy Guacamole!", -5, 4) » 'mole'
                LEFT("foobar", 3) » 'foo'
                LEFT("foobar", 10) » 'foobar'
                RIGHT("foobar", 3) » 'bar'
                TRIM("  foo bar  ") » 'foo bar'
                TRIM("--==[foo-bar]==--", "-=[]") » 'foo-bar'
                TRIM("  foo ", 1) » 'foo '
                LTRIM("--==[foo-bar]==--", "-=[]") » 'foo-bar]==--'
                RTRIM("--==[foo-bar]==--", "-=[]") » '--==[foo-bar'
                REPEAT("foo", 3, " | ") » 'foo | foo | foo'
                CONTAINS("foobarbaz", "bar") » true
                CONTAINS("foobarbaz", "ba", true) » 3
                CONTAINS("foobarbaz", "horse", true) » -1
                FIND_FIRST("foobarbaz", "ba") » 3
                FIND_FIRST("foobarbaz", "ba", 4) » 6
                FIND_FIRST("foobarbaz", "ba", 0, 3) » -1
                FIND_LAST("foobarbaz", "ba") » 6
                FIND_LAST("foobarbaz", "ba", 7) » -1
                FIND_LAST("foobarbaz", "ba", 0, 4) » 3
                STARTS_WITH("foobar", "foo") » true
                STARTS_WITH("foobar", ["bar", "baz"]) » false
                LIKE("FoO bAr BaZ", "fOo%bAz", true) » true
                LIKE("carrot", "ca_t") » false
                SPLIT("foo-bar-baz", "-") » ['foo','bar','baz']
                SPLIT("foo-bar-baz", "-", 1) » ['foo']
                SPLIT("foo, bar & baz", [", ", " & "]) » ['foo','bar','baz']
                SPLIT("abc", "") » ['a','b','c']
                SPLIT("abc") » ['abc']
                SUBSTITUTE("the quick brown foxx", "quick", "lazy") » 'the lazy brown foxx'
                SUBSTITUTE("the quick brown foxx", ["quick", "foxx"], ["slow", "dog"]) » 'the slow brown dog'
                SUBSTITUTE("the quick brown foxx", ["the", "foxx"], ["that", "dog"], 1) » 'that quick brown foxx'
                SUBSTITUTE("the quick brown foxx", ["the", "quick", "foxx"], ["A", "VOID!"]) » 'A VOID! brown '
                SUBSTITUTE("the quick brown foxx", ["quick", "foxx"], "xx") » 'the xx brown xx'
                SUBSTITUTE("the quick foxx", {"quick": "", "foxx": "ant"}) » 'the  ant'
                REGEX_TEST("the quick brown fox", "the.*fox") » true
                REGEX_MATCHES("#4d82h4", "^#?([a-f0-9]{6}|[a-f0-9]{3})$", true) » null
                REGEX_MATCHES("john@doe.com", "^([a-z]+)@([a-z]+)") » ['john@doe','john','doe']
                REGEX_REPLACE("An Avocado", "a", "_", true) » '_n _voc_do'
                REGEX_SPLIT("hypertext language, programming", "[\\\\s, ]+") » ['hypertext','language','programming']
                REGEX_SPLIT("Capture the article", "(the)") » ['Capture ','the',' article']
                REGEX_SPLIT("cA,Bc,A,BcA,BcA,Bc", "a,b", true, 3) » ['c','c,','c']
                LEVENSHTEIN_DISTANCE("foobar", "bar") » 3
                LEVENSHTEIN_DISTANCE("der mötör trötet", "der trötet") » 6
                MD5("foobar") » '3858f62230ac3c915f300c664312c63f'
                SHA1("foobar") » '8843d7f92416211de9ebb963ff4ce28125932878'
                SHA256("") » 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
                FNV64("foobar") » '85944171f73967e8'
                TO_BASE64("ABC.") » 'QUJDLg=='
                TO_HEX("ü") » 'c3bc'
                ENCODE_URI_COMPONENT("fünf %") » 'f%C3%BCnf%20%25'
                JSON_STRINGIFY([1, {'2': .5}]) » '[1,{\\'2\\':0.5}]'
                JSON_PARSE("[true, -0.5]") » [true,-0.5]
                LENGTH(RANDOM_TOKEN(8)) » 8
                LENGTH(UUID()) » 36
                """);
    }

    @Test
    void arraysFollowTheDocumentation() {
        Aql.checkValues("""
                APPEND([1, 2, 3], [5, 6, 9]) » [1,2,3,5,6,9]
                APPEND([1, 2, 3], [3, 4, 5, 2, 9], true) » [1,2,3,4,5,9]
                APPEND(null, [1]) » [1]
                COUNT_DISTINCT(["yes", "no", "yes", "sauron", "no", "yes"]) » 3
                FIRST([1, 2, 3]) » 1
                FIRST([]) » null
                FLATTEN([1, 2, [3, 4], 5, [6, 7], [8, [9, 10]]]) » [1,2,3,4,5,6,7,8,[9,10]]
                FLATTEN([1, [8, [9, 10]]], 2) » [1,8,9,10]
                INTERLEAVE([1], [2, 2], [3, 3, 3]) » [1,2,3,2,3,3]
                INTERSECTION([1,2,3,4,5], [2,3,4,5,6], [3,4,5,6,7]) » [3,4,5]
                INTERSECTION([2,4,6], [8,10,12], [14,16,18]) » []
                JACCARD([1,2,3,4], [3,4,5,6]) » 0.3333333333333333
                JACCARD([], []) » 1
                LAST([1,2,3,4,5]) » 5
                MINUS([1,2,3,4], [3,4,5,6], [5,6,7,8]) » [1,2]
                NTH(["foo", "bar", "baz"], 2) » 'baz'
                NTH(["foo", "bar", "baz"], -1) » null
                OUTERSECTION([1, 2, 3], [2, 3, 4], [3, 4, 5]) » [1,5]
                POP([1, 2, 3, 4]) » [1,2,3]
                POP([1]) » []
                POSITION([2,4,6,8], 4) » true
                POSITION([2,4,6,8], 4, true) » 1
                CONTAINS_ARRAY([2], 3, true) » -1
                PUSH([1, 2, 2, 3], 2, true) » [1,2,2,3]
                PUSH(null, 1) » [1]
                REMOVE_NTH(["a", "b", "c", "d", "e"], -2) » ['a','b','c','e']
                REPLACE_NTH(["a", "b", "c"], 6, "z", "y") » ['a','b','c','y','y','y','z']
                REPLACE_NTH(["a", "b", "c"], -9, "z") » ['z','b','c']
                REMOVE_VALUE(["a", "b", "b", "a", "c"], "a") » ['b','b','c']
                REMOVE_VALUE(["a", "b", "b", "a", "c"], "a", 1) » ['b','b','a','c']
                REMOVE_VALUES(["a", "a", "b", "c"], ["a", "c"]) » ['b']
                REVERSE([2,4,6]) » [6,4,2]
                REVERSE("abc") » 'cba'
                SHIFT([1, 2, 3, 4]) » [2,3,4]
                SLICE([1, 2, 3, 4, 5], 1, 2) » [2,3]
                SLICE([1, 2, 3, 4, 5], 3) » [4,5]
                SLICE([1, 2, 3, 4, 5], 1, -1) » [2,3,4]
                SLICE([1, 2, 3, 4, 5], -3, 2) » [3,4]
                SORTED([8,4,2,10,6]) » [2,4,6,8,10]
                SORTED_UNIQUE([8,4,2,10,6,2,8,6,4]) » [2,4,6,8,10]
                UNION([1, 2, 3], [1, 2]) » [1,2,3,1,2]
                UNION_DISTINCT([1, 2, 3], [1, 2]) » [1,2,3]
                UNIQUE([1,2,2,3,3,3]) » [1,2,3]
                UNSHIFT([1, 2, 3], 4) » [4,1,2,3]
                UNSHIFT([1, 2, 3], 2, true) » [1,2,3]
                RANGE(1, 4, 2) » [1,3]
                RANGE(1.5, 2.5) » [1,2]
                RANGE(1.5, 2.5, 0.5) » [1.5,2,2.5]
                RANGE(-0.75, 1.1, 0.5) » [-0.75,-0.25,0.25,0.75]
                """);
    }

    @Test
    void numbersFollowTheDocumentation() {
        Aql.checkValues("""
                AVERAGE([5, 2, 9, 2]) » 4.5
                AVG([-3, -5, 2]) » -2
                AVERAGE([]) » null
                MAX([5, 9, -2, null, 1]) » 9
                MIN([5, 9, -2, null, 1]) » -2
                MAX([null, null]) » null
                MEDIAN([1, 2, 3]) » 2
                MEDIAN([4, 2, 3, 1]) » 2.5
                PERCENTILE([1, 2, 3, 4], 50) » 2
                PERCENTILE([1, 2, 3, 4], 50, "interpolation") » 2.5
                PRODUCT([null, -5, 6]) » -30
                PRODUCT([]) » 1
                STDDEV_POPULATION([1, 3, 6, 5, 2]) » 1.854723699099141
                STDDEV_SAMPLE([1, 3, 6, 5, 2]) » 2.0736441353327724
                VARIANCE_POPULATION([1, 3, 6, 5, 2]) » 3.4400000000000004
                VARIANCE_SAMPLE([1, 3, 6, 5, 2]) » 4.300000000000001
                SUM([null, -5, 6]) » 1
                SUM([]) » 0
                ABS(-5) » 5
                CEIL(2.49) » 3
                FLOOR(-2.5) » -3
                ROUND(2.50) » 3
                ROUND(-2.50) » -2
                ROUND(-2.51) » -3
                SQRT(9) » 3
                SQRT(-1) » null
                POW(5, -1) » 0.2
                LOG(0) » null
                LOG2(1024) » 10
                LOG10(10000) » 4
                EXP(0) » 1
                EXP2(16) » 65536
                COS(0) » 1
                ATAN2(0, 0) » 0
                DEGREES(PI()) » 180
                BIT_AND([255, 127, null, 63]) » 63
                BIT_AND(127, 255) » 127
                BIT_OR([1, 4, 8, 16]) » 29
                BIT_XOR(255, 257) » 510
                BIT_CONSTRUCT([0, 1, 10, 31]) » 2147484675
                BIT_DECONSTRUCT(273) » [0,4,8]
                BIT_FROM_STRING("11010111011101") » 13789
                BIT_NEGATE(446359921, 32) » 3848607374
                BIT_POPCOUNT(69399252) » 12
                BIT_SHIFT_LEFT(878836, 16, 32) » 1760821248
                BIT_SHIFT_RIGHT(878836, 4, 32) » 54927
                BIT_TEST(255, 8) » false
                BIT_TO_STRING(60, 8) » '00111100'
                """);
    }

    @Test
    void objectsFollowTheDocumentation() {
        Aql.checkValues("""
                ATTRIBUTES({"foo": "bar", "_key": "123", "_custom": "yes"}, true) » ['foo']
                KEYS({"b": 1, "a": 2}, false, true) » ['a','b']
                VALUES({"_id": "users/jane", "name": "Jane", "age": 35}, true) » ['Jane',35]
                ENTRIES({"foo": "bar", "number": 123}) » [['foo','bar'],['number',123]]
                VALUE({foo: [{bar: "baz"}, {bar: {inner: true}}]}, ["foo", 1, "bar"]) » {'inner':true}
                HAS({name: null}, "name") » true
                HAS({}, "name") » false
                MERGE({a: {x: 1}}, {a: {y: 2}, b: 3}) » {'a':{'y':2},'b':3}
                MERGE([{foo: "bar"}, {quux: 1}, {foo: "done"}]) » {'foo':'done','quux':1}
                MERGE_RECURSIVE({a: {x: 1}}, {a: {y: 2}}) » {'a':{'x':1,'y':2}}
                UNSET({foo: 1, bar: 2, baz: 3}, "foo", "baz") » {'bar':2}
                UNSET_RECURSIVE({foo: {bar: {foo: 1, baz: 2}, baz: 3}, baz: 4}, ["baz"]) » {'foo':{'bar':{'foo':1}}}
                KEEP({foo: 1, bar: 2}, ["foo", "x"]) » {'foo':1}
                KEEP_RECURSIVE({foo: {bar: {foo: 1}, baz: 3}, baz: 4}, "foo", "bar") » {'foo':{'bar':{'foo':1}}}
                MATCHES({age: 27, active: true}, {age: 27, active: true}) » true
                MATCHES({test: 1}, [{test: 1, foo: "bar"}, {foo: 1}, {test: 1}], true) » 2
                MATCHES({test: 1}, {other: null}) » true
                ZIP(["name", "active"], ["some user", true]) » {'name':'some user','active':true}
                TRANSLATE("FR", {US: "United States", FR: "France"}) » 'France'
                TRANSLATE(42, {foo: "bar"}) » 42
                TRANSLATE(42, {foo: "bar"}, "not found!") » 'not found!'
                TRANSLATE(42, {"42": true}) » true
                PARSE_IDENTIFIER("_users/my-user") » {'collection':'_users','key':'my-user'}
                PARSE_KEY({_id: "mycollection/mykey"}) » 'mykey'
                PARSE_COLLECTION("_users/my-user") » '_users'
                IS_SAME_COLLECTION("_users", {_id: "something/else"}) » false
                CURRENT_DATABASE() » 'test'
                CURRENT_USER() » 'root'
                NOOPT(1 + 1) » 2
                """);
    }

    @Test
    void datesFollowTheDocumentation() {
        Aql.checkValues("""
                DATE_TIMESTAMP("2014-05-07T14:19:09.522") » 1399472349522
                DATE_TIMESTAMP("2014-05-07 14:19:09.522Z") » 1399472349522
                DATE_TIMESTAMP(2014, 5, 7, 14, 19, 9, 522) » 1399472349522
                DATE_TIMESTAMP(2016, 2, 32) » 1456963200000
                DATE_TIMESTAMP(1970, 1, 1, 26) » 93600000
                DATE_TIMESTAMP("2014-05-07T14:19:09+01:00") » 1399468749000
                DATE_ISO8601(1399472349522) » '2014-05-07T14:19:09.522Z'
                DATE_ISO8601("2014-05-07") » '2014-05-07T00:00:00.000Z'
                DATE_DAYOFWEEK("2020-08-29") » 6
                DATE_DAYOFWEEK(0) » 4
                DATE_YEAR("2023-12-31T23:00:00.000Z", "Europe/Berlin") » 2024
                DATE_MONTH("2020-08-29") » 8
                DATE_DAY("2020-08-29") » 29
                DATE_HOUR(14400000) » 4
                DATE_MINUTE("2023-12-31T23:00:00.000Z", "Asia/Kathmandu") » 45
                DATE_SECOND("2020-08-29T16:30:05.123") » 5
                DATE_MILLISECOND("2020-08-29T16:30:05.123") » 123
                DATE_DAYOFYEAR("2020-08-29") » 242
                DATE_ISOWEEK("2020-08-29") » 35
                DATE_LEAPYEAR("2020-01-01") » true
                DATE_QUARTER("2020-08-29") » 3
                DATE_DAYS_IN_MONTH("2020-02-01") » 29
                DATE_TRUNC('2017-02-03', 'month') » '2017-02-01T00:00:00.000Z'
                DATE_TRUNC('2017-02-03 04:05:06', 'hours') » '2017-02-03T04:00:00.000Z'
                DATE_ADD(DATE_ADD("2015-04-01", 5, "years"), 1, "month") » '2020-05-01T00:00:00.000Z'
                DATE_ADD("2015-04-01", 12*5 + 1, "months") » '2020-05-01T00:00:00.000Z'
                DATE_ADD("2000-01-01", "PT30M44.4S") » '2000-01-01T00:30:44.400Z'
                DATE_ADD("2000-01-01", "P1Y2M3W4DT5H6M7.89S") » '2001-03-26T05:06:07.890Z'
                DATE_SUBTRACT("2000-01-05", "P4D") » '2000-01-01T00:00:00.000Z'
                DATE_SUBTRACT("2000-01-01", 1, "day") » '1999-12-31T00:00:00.000Z'
                DATE_DIFF("2023-12-01", "2024-04-01", "days") » 122
                DATE_DIFF("2000-01-01", "2000-01-02T12:00", "d", true) » 1.5
                DATE_COMPARE("1985-04-04", "2001-04-04", "months", "days") » true
                DATE_COMPARE("2001-01-01T15:30:45.678Z", "2001-01-01T08:08:08.008Z", "years", "hours") » false
                DATE_FORMAT("1969", "Summer of '%yy") » 'Summer of '69'
                DATE_FORMAT("2016", "%%l = %l") » '%l = 1'
                DATE_FORMAT("2016-03-01", "%xxx%") » '061'
                DATE_FORMAT("2015-09-18T15:30:49.374Z", "%dd.%mm.%yyyy %hh:%ii:%ss,%fff") » '18.09.2015 15:30:49,374'
                DATE_FORMAT("2015-09-18", "%q/%yyyy %wwww %mmm %m%&month") » '3/2015 Friday Sep 9month'
                """);
    }

    @Test
    void wrongTypesAreNullAndAWarning() {
        String table = """
                FIRST(1) » 1563 in function 'FIRST()': array expected
                COUNT_UNIQUE(1) » 1563 in function 'COUNT_DISTINCT()': array expected
                AVG("x") » 1563 in function 'AVERAGE()': array expected
                UNION([1], 2) » 1542 invalid argument type in call to function 'UNION()'
                MERGE({}, null) » 1542 invalid argument type in call to function 'MERGE()'
                MEDIAN(["a"]) » 1561 in function 'MEDIAN()': invalid arithmetic value
                REGEX_TEST("a", "[") » 1543 in function 'REGEX_TEST()': invalid regex value
                DATE_YEAR("yesterday") » 1572 in function 'DATE_YEAR()': invalid date value
                DATE_TIMESTAMP(2016, 12, -1) » 1572 in function 'DATE_TIMESTAMP()': invalid date value
                DATE_ADD("2000-01-01", 1, "moons") » 1572 in function 'DATE_ADD()': invalid date value
                JSON_PARSE("abc") » 1542 invalid argument type in call to function 'JSON_PARSE()'
                RANGE(1, 2, -1) » 1542 invalid argument type in call to function 'RANGE()'
                BIT_AND("foo") » 1542 invalid argument type in call to function 'BIT_AND()'
                PERCENTILE([1], 0) » 1542 invalid argument type in call to function 'PERCENTILE()'
                """;
        Aql.forEachLine(table, (expression, warning) -> {
            Aql aql = new Aql(new MemoryData());
            assertThat(aql.run("RETURN " + expression)).isEqualTo("[null]");
            assertThat(aql.warnings()).containsExactly(warning);
        });
    }

    @Test
    void warnWarnsAndOnlyTenWarningsAreKept() {
        Aql aql = new Aql(new MemoryData());
        assertThat(aql.run("FOR i IN 1..3 FILTER WARN(i < 2, 'i is not smaller 2') RETURN i")).isEqualTo("[1]");
        assertThat(aql.warnings()).containsExactly("1594 i is not smaller 2", "1594 i is not smaller 2");
        aql.run("FOR i IN 1..20 RETURN i / (i - i)");
        assertThat(aql.warnings()).hasSize(10);
    }

    @Test
    void documentLooksUpByIdentifierAndKey() {
        Aql aql = new Aql(new MemoryData().with("users", "a", "b"));
        assertThat(aql.run("RETURN [DOCUMENT('users/a').n, DOCUMENT(users, 'b').n, DOCUMENT('users', 'users/b').n]"))
                .isEqualTo("[[1,2,2]]");
        assertThat(aql.run("RETURN [DOCUMENT(users, ['a', 'x', 'users/b'])[*].n, DOCUMENT('nope/a'), DOCUMENT(1)]"))
                .isEqualTo("[[[1,2],null,null]]");
        assertThat(aql.run("RETURN DOCUMENT(users, 'other/a')")).isEqualTo("[null]");
        assertThat(aql.run("RETURN DOCUMENT(@@c, @k).n", "{'@c': 'users', 'k': 'a'}")).isEqualTo("[1]");
        assertThat(aql.run("RETURN COLLECTION_COUNT(users)")).isEqualTo("[2]");
    }

    @Test
    void sleepLetsTimePassAndEndsWhenTheQueryIsKilled() {
        assertThat(Aql.value("SLEEP(0.01)")).isEqualTo("null");
        AtomicInteger asked = new AtomicInteger();
        ExecutionOptions killedSoon = new ExecutionOptions(false, false, 10, () -> asked.incrementAndGet() > 2);
        assertThatThrownBy(() -> new Aql(new MemoryData()).run("RETURN SLEEP(3600)", "{}", killedSoon))
                .isInstanceOf(ArangoException.class).hasMessageContaining("query killed");
    }

    @Test
    void sleepOfNoNumberIsAWarning() {
        assertThat(Aql.value("SLEEP('x')")).isEqualTo("null");
    }
}

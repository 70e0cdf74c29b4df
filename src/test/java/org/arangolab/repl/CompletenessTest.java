package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            foo(1,                          | )
            foo(                            | )
            [1, 2                           | ]
            [a: { it                        | }
            def f() {                       | }
            while (true) {\\n a             | }
            '''abc                          | '''
            \"""abc ${x                     | \"""
            /* abc                          | */
            1 +                             | ``
            x =                             | ``
            a.                              | ``
            a?.                             | ``
            foo 1,                          | ``
            x ? 1 :                         | ``
            if (x)                          | ``
            if (x) { 1 } else               | ``
            class A                         | ``
            assert                          | ``
            import foo.                     | ``
            try { 1 }                       | ``
            """)
    void unfinishedEntryAsksForMore(String text, String missing) {
        assertThat(Completeness.missing(text.replace("\\n", "\n"))).contains(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "1", "foo(1)", "foo 1", "def f() { }", "'abc", "\"abc", "}", "foo)", "[1)",
            "1 2 3 +* 4", "// a comment (", "'('", "\"${[1, 2]}\"", "x = '''a\nb'''", "/ab(/",
                    "if (x) { 1 } else { 2 }",
            "instance('db1', role: single)", "30.s", "1..5", "a / b", "[a: 1,\n b: 2]", "it's (wrong"})
    void wholeOrWrongEntryIsEvaluated(String text) {
        assertThat(Completeness.missing(text)).isEmpty();
    }
}

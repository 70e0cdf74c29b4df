package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightingTest {
    private final Vocabulary vocabulary = new Vocabulary(() -> List.of("db1"), Map::of, prefix -> List.of(),
            tool -> List.of());
    private final Highlighting highlighting = new Highlighting(vocabulary, new SlashCommands(vocabulary));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            def x = 'a'               | MAGENTA:def GREEN:'a'
            instance('a', role: single) | BLUE:instance GREEN:'a' CYAN:single
            db1.start()               | BOLD:db1
            30.s + 512.mb             | CYAN:30 CYAN:s CYAN:512 CYAN:mb
            x.s                       | ``
            'open                     | YELLOW:'open
            "a ${b("c")} d"           | GREEN:"a ${b("c")} d"
            foo)                      | RED:)
            [1)                       | CYAN:1 RED:)
            x // note                 | DIM:// note
            [def: 1]                  | MAGENTA:def CYAN:1
            /help                     | BOLD:/help
            /helo                     | RED:/helo
            ~/ab/                     | GREEN:/ab/
            a / b / c                 | ``
            1..5                      | CYAN:1 CYAN:5
            """)
    void partsStandOut(String entry, String expected) {
        assertThat(highlighting.of(entry).stream()
                .map(span -> span.style() + ":" + entry.substring(span.start(), span.end()))
                .collect(Collectors.joining(" "))).isEqualTo(expected);
    }
}

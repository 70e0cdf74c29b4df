package org.arangolab.standin.tools.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static List<List<String>> rows(String text, char separator, int quote, boolean backslash)
            throws IOException {
        RowReader reader = new RowReader(new StringReader(text), separator, quote, backslash);
        List<List<String>> rows = new ArrayList<>();
        for (Optional<List<RowReader.Cell>> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get().stream().map(cell -> (cell.quoted() ? "q:" : "") + cell.text()).toList());
        }
        return rows;
    }

    @Test
    void quotedCellsMayHoldSeparatorsLineFeedsAndDoubledQuotes() throws IOException {
        assertThat(rows("a,\"b,\n\"\"c\"\"\",d\n", ',', '"', false))
                .containsExactly(List.of("a", "q:b,\n\"c\"", "d"));
    }

    @Test
    void linesEndWithLineFeedWithCarriageReturnOrWithTheFile() throws IOException {
        assertThat(rows("a;b\r\nc;d", ';', '"', false)).containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(rows("a\n\nb\n", ',', '"', false)).containsExactly(List.of("a"), List.of(""), List.of("b"));
        assertThat(rows("", ',', '"', false)).isEmpty();
    }

    @Test
    void emptyCellsAreKeptAtTheEnd() throws IOException {
        assertThat(rows("a,,\n", ',', '"', false)).containsExactly(List.of("a", "", ""));
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() throws IOException {
        assertThat(rows("\"a\\\"b\",c\\,d\n", ',', '"', true)).containsExactly(List.of("q:a\"b", "c,d"));
    }

    @Test
    void tabSeparatedRowsKnowNoQuotes() throws IOException {
        assertThat(rows("\"a\t\"b\"\n", '\t', -1, false)).containsExactly(List.of("\"a", "\"b\""));
    }
}

package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFeedTest {
    @TempDir
    private Path directory;

    private String fed(String type, String content, Function<Map<String, Object>, Map<?, ?>> transform)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ImportFeed(Files.writeString(directory.resolve("in"), content), type, transform).into(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rowsHaveTheNamesOfTheFirstLine() throws IOException {
        assertThat(fed("csv", "a,b\n1,\"x,\"\"y\"\"\"\n2,\"two\nlines\"\n", row -> row)).isEqualTo(
                "{\"a\":\"1\",\"b\":\"x,\\\"y\\\"\"}\n{\"a\":\"2\",\"b\":\"two\\nlines\"}\n");
        assertThat(fed("tsv", "a\tb\n1\tü\n", row -> row)).isEqualTo("{\"a\":\"1\",\"b\":\"ü\"}\n");
    }

    @Test
    void jsonLinesKeepTheirTypes() throws IOException {
        assertThat(fed("jsonl", "{\"a\":1,\"b\":[null,true]}\n\n{\"a\":2.5}\n", row -> Map.of("n", row.get("a"))))
                .isEqualTo("{\"n\":1}\n{\"n\":2.5}\n");
    }

    @Test
    void aRowThatBecomesNullIsLeftOut() throws IOException {
        assertThat(fed("csv", "a\n1\n2\n", row -> row.get("a").equals("1") ? null : row)).isEqualTo("{\"a\":\"2\"}\n");
    }

    @Test
    void aBrokenFileIsNamedWithItsLine() {
        assertThatThrownBy(() -> fed("csv", "a,b\n1,2\n3\n", row -> row)).isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("arangoimport: " + directory.resolve("in") + " is no csv: ")
                .hasMessageEndingWith(" in line 3");
        assertThatThrownBy(() -> fed("jsonl", "{\"a\":1}\n{broken\n", row -> row)).isInstanceOf(ConfigException.class)
                .hasMessageContaining(" is no jsonl: ").hasMessageEndingWith(" in line 2");
        assertThatThrownBy(() -> fed("json", "[]", row -> row)).isInstanceOf(ConfigException.class)
                .hasMessage("arangoimport: transform reads csv, tsv and jsonl, not 'json'");
    }

    @Test
    void whatTheTransformThrowsComesThrough() {
        assertThatThrownBy(() -> fed("csv", "a\n1\n", row -> {
            throw new IllegalStateException("no");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no");
    }
}

package org.arangolab.tools;

import static org.arangolab.tools.ToolCatalog.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolOptionsTest {
    private static final String NEW =
            String.join(",", option("threads", "uint32"), option("compress-output", "boolean"),
            option("parallel-dump", "boolean"), option("collection", "string..."), option("batch-size", "uint64"),
            option("server.request-timeout", "double"), option("histogram.generate", "boolean"));

    @TempDir
    private Path directory;

    private ToolOptions options(Tool tool, String known) {
        return new ToolOptions(tool, ToolCatalog.of(directory, known));
    }

    @Test
    void namesMayBeWrittenAsTheToolSpellsThemOrAsAScriptWould() {
        ToolOptions options = options(Tool.ARANGODUMP, NEW);
        assertThat(List.of("compress-output", "compressOutput", "threads", "histogramGenerate",
                "server.request-timeout",
                "serverRequestTimeout")).map(options::name)
                .containsExactly("compress-output", "compress-output", "threads",
                "histogram.generate", "server.request-timeout", "server.request-timeout");
    }

    @Test
    void anOptionOfAnotherVersionGetsTheNameOfThisOne() {
        assertThat(options(Tool.ARANGODUMP, NEW).name("useExperimentalDump")).isEqualTo("parallel-dump");
        assertThat(options(Tool.ARANGODUMP, option("use-experimental-dump", "boolean")).name("parallelDump"))
                .isEqualTo("use-experimental-dump");
        assertThat(options(Tool.ARANGOBENCH, option("concurrency", "uint64")).name("threads")).isEqualTo("concurrency");
        assertThat(options(Tool.ARANGODUMP, option("concurrency", "uint64")).name("threads")).isEqualTo("threads");
    }

    @Test
    void valuesBecomeWhatTheToolReads() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("serverRequestTimeout", Duration.ofMillis(1500));
        given.put("batch-size", new ByteSize(8 << 20));
        given.put("collection", List.of("a", "b"));
        given.put("compressOutput", true);
        assertThat(options(Tool.ARANGODUMP, NEW).of(given))
                .containsExactly(Map.entry("server.request-timeout", List.of("1.5")),
                Map.entry("batch-size", List.of("8388608")), Map.entry("collection", List.of("a", "b")),
                Map.entry("compress-output", List.of("true")));
        assertThat(options(Tool.ARANGODUMP, NEW).of(Map.of("serverRequestTimeout", Duration.ofMinutes(2))).values())
                .containsExactly(List.of("120"));
    }

    @Test
    void allMistakesAreToldTogether() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("treads", 4);
        given.put("threads", "many");
        given.put("compressOutput", true);
        given.put("compress-output", false);
        assertThatThrownBy(() -> options(Tool.ARANGODUMP, NEW).of(given)).isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("arangodump: 3 mistakes\n")
                .hasMessageContaining("option 'compress-output' is given twice, as 'compress-output' too")
                .hasMessageContaining("unknown option 'treads'; did you mean 'threads'?")
                .hasMessageContaining("option 'threads': ");
    }

    @Test
    void aToolThatTellsNothingOfItselfGetsWhatIsGiven() {
        ToolOptions silent = options(Tool.ARANGODUMP, "");
        assertThat(silent.of(Map.of("compressOutput", "yes")))
                .containsExactly(Map.entry("compress-output", List.of("yes")));
        assertThat(silent.has("anything")).isTrue();
        assertThat(options(Tool.ARANGODUMP, NEW).has("anything")).isFalse();
    }
}

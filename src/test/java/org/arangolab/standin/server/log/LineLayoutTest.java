package org.arangolab.standin.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.server.options.CommandLine;
import org.arangolab.standin.server.options.Options;
import org.junit.jupiter.api.Test;

class LineLayoutTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901234Z");

    private static String line(String message, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", "none"));
        all.addAll(List.of(arguments));
        Options options = CommandLine.read(all, name -> null, Path.of(""));
        return new LineLayout(LogSettings.from(options, START, 8144))
                .line(new LogEntry(AT, Level.INFO, "startup", "cf3f4", message, 7, "main"));
    }

    @Test
    void theDefaultIsThatOfThreeTwelve() {
        assertThat(line("hello")).isEqualTo("2026-01-02T03:04:05.678901Z [8144-7] INFO [cf3f4] {startup} hello");
    }

    @Test
    void everyPartHasItsPlace() {
        assertThat(line("hello", "--log.hostname", "box", "--log.prefix", "pre", "--log.thread-name", "--log.role",
                "--log.time-format", "utc-datestring"))
                .isEqualTo("box 2026-01-02T03:04:05Z pre [8144-7-main] S INFO [cf3f4] {startup} hello");
    }

    @Test
    void partsCanBeLeftOut() {
        assertThat(line("hello", "--log.process", "false", "--log.thread", "false", "--log.ids", "false",
                "--log.time-format", "utc-datestring-millis"))
                .isEqualTo("2026-01-02T03:04:05.678Z INFO {startup} hello");
    }

    @Test
    void numericTimesCountFromTheEpochOrTheStart() {
        assertThat(line("x", "--log.time-format", "timestamp")).startsWith("1767323045 ");
        assertThat(line("x", "--log.time-format", "timestamp-micros")).startsWith("1767323045.678901 ");
        assertThat(line("x", "--log.time-format", "uptime-millis")).startsWith("5.678 ");
    }

    @Test
    void controlCharactersAreEscapedOrBecomeBlanks() {
        assertThat(line("a\nb\t\u0001")).endsWith("} a\\nb\\t\\x01");
        assertThat(line("a\nb", "--log.escape-control-chars", "false")).endsWith("} a b");
        assertThat(line("\u00e4", "--log.escape-unicode-chars")).endsWith("} \\u00E4");
    }

    @Test
    void longLinesAreCut() {
        assertThat(line("x".repeat(100), "--log.max-entry-length", "70")).hasSize(70).endsWith("xxx...");
    }

    @Test
    void jsonLinesKeepTheOrderOfKeys() {
        assertThat(line("say \"hi\"", "--log.use-json-format", "--log.role", "--log.prefix", "p", "--log.hostname",
                "h"))
                .isEqualTo("{\"time\":\"2026-01-02T03:04:05.678901Z\",\"prefix\":\"p\",\"pid\":8144,\"tid\":7,"
                        + "\"role\":\"S\",\"level\":\"INFO\",\"topic\":\"startup\",\"id\":\"cf3f4\","
                        + "\"hostname\":\"h\",\"message\":\"say \\\"hi\\\"\"}");
    }
}

package org.arangolab.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
    private static final String READY = "ArangoDB (version 3.11.8 enterprise [linux]) is ready for business. Have fun!";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2018-03-16T09:37:01Z [13373] INFO M                           | 2018-03-16T09:37:01Z | 13373 |       | general",
        "2019-03-25T21:23:19Z [8144] INFO [cf3f4] M                    | 2019-03-25T21:23:19Z | 8144  | cf3f4 | general",
        "2024-01-01T00:00:00Z [8144] INFO [cf3f4] {general} M          | 2024-01-01T00:00:00Z | 8144  | cf3f4 | general",
        "2026-01-01T00:00:00.123456Z [8144-1] INFO [cf3f4] {startup} M | 2026-01-01T00:00:00.123456Z | 8144 | cf3f4 | "
        + "startup",
        "2026-01-01T00:00:00.123Z [1-12-SchedWorker] INFO [cf3f4] {rep-state} M | 2026-01-01T00:00:00.123Z | 1 | "
        + "cf3f4 | rep-state",
        "2026-01-01T00:00:00Z [1-Main Thread] INFO [cf3f4] {general} M | 2026-01-01T00:00:00Z | 1     | cf3f4 | general",
        "2026-01-01T00:00:00 [8144] INFO [cf3f4] {general} M           | 2026-01-01T00:00:00  | 8144  | cf3f4 | general",
        "1704067200 [8144] INFO [cf3f4] {general} M                    | 1704067200           | 8144  | cf3f4 | general",
        "1704067200.123456 [8144] INFO [cf3f4] {general} M             | 1704067200.123456    | 8144  | cf3f4 | general",
        "12.345 [8144] INFO [cf3f4] {general} M                        | 12.345               | 8144  | cf3f4 | general",
        "7 [8144] INFO [cf3f4] {general} M                             | 7                    | 8144  | cf3f4 | general",
        "db-host-1 2024-01-01T00:00:00Z [8144] INFO [cf3f4] {general} M | 2024-01-01T00:00:00Z | 8144 | cf3f4 | general",
        "2024-01-01T00:00:00Z prefix [8144] INFO [cf3f4] {general} M   | 2024-01-01T00:00:00Z | 8144  | cf3f4 | general",
        "2024-01-01T00:00:00Z [8144] S INFO [cf3f4] {general} M        | 2024-01-01T00:00:00Z | 8144  | cf3f4 | general",
        "2024-01-01T00:00:00Z [8144] INFO [start@Server.cpp:12] [cf3f4] {general} M | 2024-01-01T00:00:00Z | 8144 | "
        + "cf3f4 | general",
        "2024-01-01T00:00:00Z INFO [cf3f4] {general} M                 | 2024-01-01T00:00:00Z |       | cf3f4 | general",
        "2024-01-01T00:00:00Z [8144] INFO {general} M                  | 2024-01-01T00:00:00Z | 8144  |       | general"})
    void everyLayoutIsRead(String raw, String time, Long pid, String id, String topic) {
        LogLine line = LogLine.parse(raw.strip());
        assertThat(line).isEqualTo(new LogLine(raw.strip(), time, Optional.ofNullable(pid), line.thread(),
                Optional.of(LogLevel.INFO), id == null ? "" : id, topic, "M"));
        assertThat(line).hasToString(raw.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jan 02 03:04:05 host arangod[8144]: ", "single  | ", "\t", "2024-05-05T05:05:05.123Z ",
        "  ", "[2024-05-05 05:05:05] "})
    void wrapperAroundTheLineDoesNotMatter(String wrapper) {
        LogLine line = LogLine.parse(wrapper + "2024-01-01T00:00:00Z [8144] INFO [cf3f4] {general} " + READY);
        assertThat(line.time()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(line.pid()).contains(8144L);
        assertThat(line.message()).isEqualTo(READY);
        assertThat(line.ready()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FATAL", "ERROR", "WARNING", "INFO", "DEBUG", "TRACE"})
    void importantIsWarningAndGraver(String level) {
        LogLine line = LogLine.parse("2024-01-01T00:00:00Z [1] " + level + " [abcde] {general} x");
        assertThat(line.level()).contains(LogLevel.valueOf(level));
        assertThat(line.important()).isEqualTo(!"INFO DEBUG TRACE".contains(level));
        assertThat(line.fatal()).isEqualTo(level.equals("FATAL"));
    }

    @Test
    void linesOfTheCrashHandlerAreImportantWhateverTheirLevel() {
        LogLine frame = LogLine.parse("2024-01-01T00:00:00Z [1] INFO [308c3] {crash} frame  1 [+0x01] main (+0x18)");
        assertThat(frame.important()).isTrue();
        assertThat(frame.fatal()).isFalse();
    }

    @Test
    void readyIsTheIdOrTheWordsOfOldVersions() {
        assertThat(LogLine.parse("2018-03-16T09:37:01Z [1] INFO " + READY).ready()).isTrue();
        assertThat(LogLine.parse("2018-03-16T09:37:01Z [1] INFO [cf3f4] {general} other words").ready()).isTrue();
        assertThat(LogLine.parse("2018-03-16T09:37:01Z [1] INFO [12345] {general} " + READY).ready()).isFalse();
        assertThat(LogLine.parse("2018-03-16T09:37:01Z [1] INFO something else").ready()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no log line at all", "INFORMATION is not a level",
            "an ERROR in the middle of prose",
        "{\"level\":\"LOUD\",\"time\":\"2026-01-01T00:00:00Z\"}", "{\"level\":", "Exception: FATAL flaw",
        "\uD83D\uDCA5", "\u0000\u0001"})
    void whatIsNoLogLineHasNoLevelAndIsItsOwnMessage(String raw) {
        assertThat(LogLine.parse(raw)).isEqualTo(
                new LogLine(raw, "", Optional.empty(), "", Optional.empty(), "", "", raw));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[8144] |", "[8144-1] | 1", "[1-12-SchedWorker] | SchedWorker",
        "[1-Main Thread] | Main Thread", "[Maintenance] | Maintenance", "[1-12-R-3] | R-3"})
    void threadIsItsNameElseItsNumber(String written, String thread) {
        LogLine line = LogLine.parse("2026-01-01T00:00:00Z " + written + " INFO [cf3f4] {general} M");
        assertThat(line.thread()).isEqualTo(thread == null ? "" : thread);
        assertThat(line.message()).isEqualTo("M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "db1  | ", "2026-01-01T00:00:01Z "})
    void jsonIsReadBehindWrappersToo(String wrapper) {
        LogLine line = LogLine.parse(wrapper
                + "{\"time\":1704067200.25,\"pid\":8144,\"tid\":7,\"thread\":\"SchedWorker\","
                + "\"role\":\"S\",\"level\":\"FATAL\",\"topic\":\"crash\",\"id\":\"a7902\",\"message\":\"a \\\"b\\\"\"}");
        assertThat(line).isEqualTo(new LogLine(line.raw(), "1704067200.25", Optional.of(8144L), "SchedWorker",
                Optional.of(LogLevel.FATAL), "a7902", "crash", "a \"b\""));
    }

    @Test
    void jsonThatWasCutKeepsWhatWasThere() {
        LogLine line = LogLine.parse(
                "{\"time\":\"2026-01-01T00:00:00Z\",\"pid\":8144,\"level\":\"ERROR\",\"topic\":\"rep");
        assertThat(line.level()).contains(LogLevel.ERROR);
        assertThat(line.pid()).contains(8144L);
        assertThat(line.topic()).isEqualTo("general");
    }

    @Test
    void firstLineOfACutFileIsReadFromItsId() {
        LogLine line = LogLine.parse(":00Z [8144] FATAL [a7902] {crash} ArangoDB 3.9.2");
        assertThat(line.fatal()).isTrue();
        assertThat(line.pid()).contains(8144L);
        assertThat(line.topic()).isEqualTo("crash");
    }

    @Test
    void lineOfAnotherProgramWithTimeAndLevelIsNotCertain() {
        assertThat(LogLine.parse("2024-01-01T00:00:00Z ERROR something failed").certain()).isFalse();
        assertThat(LogLine.parse("2024-01-01T00:00:00Z [1] ERROR something failed").certain()).isTrue();
    }

    @Test
    void messageThatLooksLikeALineIsNotTakenForOne() {
        LogLine line = LogLine.parse(
                "2024-01-01T00:00:00Z [1] INFO [abcde] {general} [2] FATAL [12345] {crash} quoted");
        assertThat(line.level()).contains(LogLevel.INFO);
        assertThat(line.topic()).isEqualTo("general");
    }

    @Test
    void numbersBeyondLongDoNotThrow() {
        assertThat(LogLine.parse("2024-01-01T00:00:00Z [99999999999999999999] INFO x").pid()).isEmpty();
    }

    @Test
    void hugeLinesAreReadInLinearTime() {
        String words = "word ".repeat(200_000);
        assertThat(LogLine.parse(words).level()).isEmpty();
        assertThat(LogLine.parse("x".repeat(1 << 20)).level()).isEmpty();
        assertThat(LogLine.parse("2024-01-01T00:00:00Z [1] INFO [abcde] {general} " + words).message())
                .isEqualTo(words);
    }
}

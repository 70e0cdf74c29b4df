package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.arangolab.ByteSize;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.dsl.Words;
import org.arangolab.instance.InstanceState;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.log.LogLine;
import org.arangolab.monitor.Readout;
import org.arangolab.monitor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTest {
    private static final Rendering WIDE = new Rendering(80, false);
    private static final Rendering NARROW = new Rendering(20, false);
    private static final Rendering COLOURED = new Rendering(80, true);

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static Response response(int status, String type, String body) {
        Request request = new Request("GET", "/_api/version", Map.of(), Optional.empty());
        return new Response(request, status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8),
                Duration.ofMillis(3));
    }

    @Test
    void nullShowsNothing() {
        assertThat(WIDE.value(null)).isEmpty();
    }

    @Test
    void atomsAreWrittenAsAScriptWritesThem() {
        assertThat(WIDE.value("it's")).isEqualTo("'it\\'s'");
        assertThat(WIDE.value(42)).isEqualTo("42");
        assertThat(WIDE.value(Duration.ofMillis(1500))).isEqualTo("1.5 s");
        assertThat(WIDE.value(new ByteSize(512L << 20))).isEqualTo("512 MiB");
        assertThat(WIDE.value(InstanceState.RUNNING)).isEqualTo("RUNNING");
        assertThat(WIDE.value(String.class)).isEqualTo("class java.lang.String");
        assertThat(WIDE.value(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(WIDE.value(new IllegalStateException("no"))).isEqualTo("java.lang.IllegalStateException: no");
    }

    @Test
    void coloursTellKinds() {
        assertThat(COLOURED.value("a")).isEqualTo("\u001b[32m'a'\u001b[0m");
        assertThat(COLOURED.value(1)).isEqualTo("\u001b[36m1\u001b[0m");
        assertThat(COLOURED.value(InstanceState.CRASHED)).isEqualTo("\u001b[31mCRASHED\u001b[0m");
        assertThat(COLOURED.failure("first\n  second")).isEqualTo("\u001b[31mfirst\u001b[0m\n  second");
    }

    @Test
    void controlCharactersCannotSteerTheTerminal() {
        assertThat(WIDE.value("a\u001b[2Jb\r")).isEqualTo("'a\\u001b[2Jb\\r'");
        assertThat(WIDE.value("one\ntwo\u0007")).isEqualTo("'''one\ntwo\\u0007'''");
        assertThat(WIDE.failure("x\u001b[2J")).isEqualTo("x\\u001b[2J");
    }

    @Test
    void collectionThatFitsStandsOnOneLine() {
        assertThat(WIDE.value(map("name", "db1", "log.level", List.of(1, "a"), "none", null, "empty", Map.of())))
                .isEqualTo("[name: 'db1', 'log.level': [1, 'a'], none: null, empty: [:]]");
    }

    @Test
    void collectionThatDoesNotFitIsBroken() {
        assertThat(NARROW.value(map("name", "db1", "values", List.of(1, 2), "inner", map("a", "a long text", "b", 2))))
                .isEqualTo("""
                        [
                          name: 'db1',
                          values: [1, 2],
                          inner: [
                            a: 'a long text',
                            b: 2
                          ]
                        ]""");
    }

    @Test
    void longListOfAtomsFillsTheLines() {
        assertThat(NARROW.value(IntStream.rangeClosed(1, 12).boxed().toList())).isEqualTo("""
                [
                  1, 2, 3, 4, 5, 6,
                  7, 8, 9, 10, 11,
                  12
                ]""");
    }

    @Test
    void whatIsTooMuchIsCutWithACount() {
        assertThat(new Rendering(10_000, false).value(IntStream.range(0, 250).boxed().toList()))
                .endsWith("98, 99, … 150 more]");
        assertThat(WIDE.value("x".repeat(3000))).endsWith("x… 1002 more characters");
    }

    @Test
    void valueThatContainsItselfComesToAnEnd() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        assertThat(WIDE.value(self)).isEqualTo("[".repeat(13) + "… 1 more" + "]".repeat(13));
    }

    @Test
    void equalShapedMapsAreATable() {
        assertThat(WIDE.value(List.of(map("_key", "1", "age", 30), map("_key", "1000", "age", null)))).isEqualTo("""
                _key  age
                1     30
                1000  null""");
    }

    @Test
    void tableCutsWideColumnsAndGivesUpWhenNothingIsLeftToCut() {
        List<Map<String, Object>> rows = List.of(map("a", "a text that is long", "b", 1), map("a", "short", "b", 2));
        assertThat(NARROW.value(rows)).isEqualTo("""
                a                  b
                a text that is l…  1
                short              2""");
        List<Map<String, Object>> wide = List.of(map("first", "0123456789", "second", "0123456789", "third", 1),
                map("first", "x", "second", "y", "third", 2));
        assertThat(NARROW.value(wide)).isEqualTo("""
                [
                  [
                    first: '0123456789',
                    second: '0123456789',
                    third: 1
                  ],
                  [
                    first: 'x',
                    second: 'y',
                    third: 2
                  ]
                ]""");
    }

    @Test
    void responseShowsItsStatusAndItsJson() {
        Response response = response(200, "application/json", "{\"server\":\"arango\",\"version\":\"3.12.4\"}");
        assertThat(WIDE.value(response)).isEqualTo("""
                200 in 3 ms application/json
                {"server": "arango", "version": "3.12.4"}""");
        assertThat(NARROW.value(response)).isEqualTo("""
                200 in 3 ms
                  application/json
                {
                  "server": "arango",
                  "version": "3.12.4"
                }""");
        assertThat(COLOURED.value(response(404, "text/plain", "no\n")))
                .isEqualTo("\u001b[31m404\u001b[0m \u001b[2min 3 ms\u001b[0m \u001b[2mtext/plain\u001b[0m\nno");
    }

    @Test
    void logLinesStandOneBelowTheOtherInTheColourOfTheirLevel() {
        LogLine info = LogLine.parse("2026-01-01T00:00:00Z [1] INFO [cf3f4] {general} ready");
        LogLine fatal = LogLine.parse("2026-01-01T00:00:00Z [1] FATAL [cf3f4] {general} gone");
        assertThat(COLOURED.value(List.of(info, fatal)))
                .isEqualTo(info.raw() + "\n\u001b[31m" + fatal.raw() + "\u001b[0m");
    }

    @Test
    void serversAreATableThatDegrades(@TempDir Path runs) throws Exception {
        Path arangod = Files.writeString(runs.resolve("arangod"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(arangod, PosixFilePermissions.fromString("rwx------"));
        try (Lab lab = Lab.open(LabOptions.defaults().withRuns(runs).withArangodb(Optional.of(runs)))) {
            Words words = new Words(lab, lab.session(""), (spec, body) -> body.run());
            words.instance(Map.of("endpoint", "tcp://127.0.0.1:18529"), "db1");
            words.instance(Map.of("endpoint", "tcp://127.0.0.1:18530"), "second");
            assertThat(WIDE.value(words.getInstances())).isEqualTo("""
                    name    state  role    pid  endpoint               version
                    db1     INIT   single       tcp://127.0.0.1:18529
                    second  INIT   single       tcp://127.0.0.1:18530""");
            assertThat(NARROW.value(words.getInstances())).isEqualTo("""
                    name    state  pid
                    db1     INIT
                    second  INIT""");
            assertThat(NARROW.value(words.instance("db1"))).isEqualTo("""
                    db1 INIT single
                      tcp://127.0.0.1:18529""");
        }
    }

    @Test
    void wideCharactersCountAsTwoColumns() {
        assertThat(WIDE.value(List.of(map("a", "日本", "b", 1), map("a", "x", "b", 2)))).isEqualTo("""
                a     b
                日本  1
                x     2""");
    }

    @Test
    void listWithNullsIsNoTable() {
        assertThat(WIDE.value(Arrays.asList(map("a", 1), null))).isEqualTo("[[a: 1], null]");
    }

    /** Figures of a readout. */
    private record Figures(String title, List<Line> lines) implements Readout {
    }

    private record Table(String subject, List<Map<String, Object>> rows) implements Rows {
    }

    @Test
    void figuresStandInColumnsAndBelowEachOtherWhereThereIsNoRoom() {
        Figures figures = new Figures("db1 [4711]", List.of(new Readout.Line("rss", "512 MiB"),
                new Readout.Line("descriptors", "53 of 20000")));
        assertThat(WIDE.value(figures)).isEqualTo("""
                db1 [4711]
                  rss          512 MiB
                  descriptors  53 of 20000""");
        assertThat(NARROW.value(figures)).isEqualTo("""
                db1 [4711]
                  rss
                    512 MiB
                  descriptors
                    53 of 20000""");
    }

    @Test
    void longFigureGoesOnBelowItself() {
        assertThat(new Rendering(34, false).value(new Figures("db1",
                List.of(new Readout.Line("read", "2 MiB from storage, 4 MiB in 12 calls")))))
                .isEqualTo("""
                        db1
                          read  2 MiB from storage, 4 MiB
                                in 12 calls""");
    }

    @Test
    void figuresOfSeveralServersAreATable() {
        Table table = new Table("c1", List.of(map("server", "agent1", "rss", new ByteSize(1 << 20)),
                map("server", "all", "rss", new ByteSize(2 << 20))));
        assertThat(WIDE.value(table)).isEqualTo("""
                c1
                server  rss
                agent1  1 MiB
                all     2 MiB""");
        assertThat(NARROW.value(table).lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(20));
    }
}

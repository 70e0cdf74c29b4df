package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputJudgeTest {
    private static final String IMPORTED = """
            Starting CSV import...

            created:          2
            warnings/errors:  1
            updated/replaced: 3
            ignored:          4
            lines read:       11
            """;

    @TempDir
    private Path directory;

    private Optional<String> failure(Tool tool, String stdout, String stderr) throws IOException {
        Path out = Files.writeString(directory.resolve("stdout"), stdout);
        Path err = Files.writeString(directory.resolve("stderr"), stderr);
        return OutputJudge.failure(tool, new FailureSearch(out), new FailureSearch(err),
                OutputJudge.counters(tool, stdout));
    }

    @Test
    void anErrorLineIsAFailureWhateverTheExitCode() throws IOException {
        String line = "2024-06-01T10:00:00.123456Z [4711-1] ERROR [8bde3] {backup} Error during backup operation "
                + "'create': no";
        assertThat(failure(Tool.ARANGOBACKUP, "all is well\n" + line + "\nmore", "")).contains(line);
        assertThat(failure(Tool.ARANGODUMP, "x FATAL [bd7fe] {dump} output directory '/d' already exists.\n", ""))
                .contains("x FATAL [bd7fe] {dump} output directory '/d' already exists.");
    }

    @Test
    void standardErrorSpeaksFirstAndOnlyTheFirstLineCounts() throws IOException {
        assertThat(failure(Tool.ARANGODUMP, "a ERROR [00001] {x} out\n",
                "b ERROR [00002] {x} err\nc ERROR [00003] {x} late\n")).contains("b ERROR [00002] {x} err");
    }

    @Test
    void wordsThatOnlyLookLikeErrorsAreNone() throws IOException {
        assertThat(failure(Tool.ARANGODUMP,
                "an ERROR without an id\nINFO [12345] {dump} # Dumping collection 'ERROR'...\n"
                + "x WARNING [e5a29] {general} detail\n", "")).isEmpty();
    }

    @Test
    void theHeadingOfTheMessagesOfAnImportIsNone() throws IOException {
        assertThat(failure(Tool.ARANGOIMPORT, "t [1-1] ERROR [46995] {general} error message(s):\n"
                + "t [1-1] ERROR [25049] {general} got error from server: HTTP 404 (Not Found)\n", ""))
                .contains("t [1-1] ERROR [25049] {general} got error from server: HTTP 404 (Not Found)");
    }

    @Test
    void theStackOfAnExceptionIsLeftOut() throws IOException {
        assertThat(failure(Tool.ARANGOSH, "x ERROR [a8d3a] {general} Error: oops\\nstacktrace: Error: oops\\n\\tat f\n",
                "")).contains("x ERROR [a8d3a] {general} Error: oops");
    }

    @Test
    void anImportWithErrorsHasFailedThoughTheToolSaysNothing() throws IOException {
        assertThat(failure(Tool.ARANGOIMPORT, IMPORTED, "")).contains("1 document was not imported");
        assertThat(failure(Tool.ARANGOIMPORT, IMPORTED.replace("errors:  1", "errors:  12"), ""))
                .contains("12 documents were not imported");
        assertThat(failure(Tool.ARANGOIMPORT, IMPORTED.replace("errors:  1", "errors:  0"), "")).isEmpty();
    }

    @Test
    void bytesThatAreNoTextDoNotHideAnError() throws IOException {
        Path out = directory.resolve("out");
        byte[] line = " ERROR [12345] {x} end\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[line.length + 3];
        all[0] = (byte) 0xff;
        all[1] = (byte) 0xc3;
        all[2] = '\n';
        System.arraycopy(line, 0, all, 3, line.length);
        Files.write(out, all);
        assertThat(OutputJudge.failure(Tool.ARANGODUMP, new FailureSearch(out), new FailureSearch(Files.createFile(
                directory.resolve("err"))), Map.of())).contains("ERROR [12345] {x} end");
    }

    @Test
    void figuresOfEachTool() {
        assertThat(OutputJudge.counters(Tool.ARANGOIMPORT, IMPORTED))
                .isEqualTo(Map.of("created", 2L, "errors", 1L, "updated", 3L, "ignored", 4L, "linesRead", 11L));
        assertThat(OutputJudge.counters(Tool.ARANGODUMP,
                "x Processed 3 collection(s) from 2 database(s) in 0.13 s total time."))
                .isEqualTo(Map.of("collections", 3L, "databases", 2L));
        assertThat(OutputJudge.counters(Tool.ARANGORESTORE, "Processed 3 collection(s) in 0.420000 s, read 1 byte"))
                .isEqualTo(Map.of("collections", 3L));
        assertThat(OutputJudge.counters(Tool.ARANGOEXPORT,
                "Processed 2 collection(s), wrote 1.2 KB, 4 HTTP request(s)")).isEqualTo(Map.of("collections", 2L));
        assertThat(OutputJudge.counters(Tool.ARANGOBACKUP,
                "Backup succeeded. Generated identifier '2019-05-15T14.20.15Z_l'"))
                .isEqualTo(Map.of("identifier", "2019-05-15T14.20.15Z_l"));
        assertThat(OutputJudge.counters(Tool.ARANGOSH, IMPORTED)).isEmpty();
    }
}

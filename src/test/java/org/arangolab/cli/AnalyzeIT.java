package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on files, and on what real tools say of real programs where these tools are there. */
class AnalyzeIT {
    private static final String SOURCE = """
            #include <stdlib.h>
            #include <string.h>
            __attribute__((noinline)) int use_after_free(int n) { int *p = malloc(40); p[1] = n; free(p); return p[1]; }
            __attribute__((noinline)) int null_read(int *p) { return *p; }
            __attribute__((noinline)) void lose(void) { char *volatile lost = malloc(64); lost[0] = 1; lost = 0; }
            int main(int c, char **v) {
                if (!strcmp(v[1], "free")) return use_after_free(c);
                if (!strcmp(v[1], "null")) return null_read(0);
                lose();
                return 0;
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void packedLogInADirectoryIsReadAndFindingsAreExitCode2() throws Exception {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(logs.resolve("a.log.gz")))) {
            out.write("2024-01-01T00:00:00Z [7] FATAL [1f4eb] {general} database is locked by process 9\n".getBytes());
        }
        Files.writeString(logs.resolve("b.log"),
                "2024-01-01T00:00:00Z [8] INFO [cf3f4] {general} ready for business\n");

        Program program = Program.run(directory, "analyze", "logs");

        assertThat(program.code()).isEqualTo(2);
        assertThat(program.output()).isEqualTo("""
                logs/a.log.gz: server-log, 1 line, 1 finding
                  startup-failure: arangod [7] could not lock data directory, line 1
                      reason: could not lock data directory (exit code 22)
                      [1f4eb] database is locked by process 9
                logs/b.log: server-log, 1 line, nothing found
                """);
    }

    @Test
    void nothingFoundIsExitCode0AndNothingReadable64() throws Exception {
        Files.writeString(directory.resolve("ok.txt"), "all is well\n");

        assertThat(Program.run(directory, "analyze", "ok.txt").code()).isZero();
        Program missing = Program.run(directory, "analyze", "missing.log");
        assertThat(missing.code()).isEqualTo(64);
        assertThat(missing.errors()).isEqualTo("missing.log: no such file\n");
    }

    @Test
    void whatAddressSanitizerSaysIsFound() throws Exception {
        JsonNode finding = found("-fsanitize=address", List.of(), "free");
        assertThat(finding.get("kind").asText()).isEqualTo("sanitizer-report");
        assertThat(finding.get("type").asText()).isEqualTo("heap-use-after-free");
        assertThat(finding.get("keyFrame").asText()).isEqualTo("use_after_free");
        assertThat(finding.get("pid").asLong()).isPositive();
    }

    @Test
    void whatMemcheckSaysIsFound() throws Exception {
        assumeThat(there("valgrind")).as("valgrind is there").isTrue();
        JsonNode finding = found("-O0", List.of("valgrind", "--leak-check=full"), "lose");
        assertThat(finding.get("kind").asText()).isEqualTo("leak");
        assertThat(finding.get("tool").asText()).isEqualTo("memcheck");
        assertThat(finding.get("keyFrame").asText()).isEqualTo("lose");
    }

    @Test
    void whatGdbSaysIsFound() throws Exception {
        assumeThat(there("gdb")).as("gdb is there").isTrue();
        JsonNode finding = found("-O0",
                List.of("gdb", "--batch", "-nx", "-iex", "set debuginfod enabled off", "-ex", "run", "-ex",
                "bt", "--args"), "null");
        assertThat(finding.get("kind").asText()).isEqualTo("backtrace");
        assertThat(finding.get("signal").asText()).isEqualTo("SIGSEGV");
        assertThat(finding.get("keyFrame").asText()).isEqualTo("null_read");
    }

    private JsonNode found(String flag, List<String> under, String how) throws IOException, InterruptedException {
        assumeThat(there("gcc")).as("gcc is there").isTrue();
        Files.writeString(directory.resolve("subject.c"), SOURCE);
        execute(List.of("gcc", "-g", "-w", flag, "subject.c", "-o", "subject"), directory.resolve("gcc.txt"));
        List<String> command = new ArrayList<>(under);
        command.addAll(List.of(directory.resolve("subject").toString(), how));
        execute(command, directory.resolve("told.txt"));

        Program program = Program.run(directory, "analyze", "--json", "told.txt");

        assertThat(program.code()).as(Files.readString(directory.resolve("told.txt"))).isEqualTo(2);
        JsonNode findings = new ObjectMapper().readTree(program.output()).get("files").get(0).get("findings");
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static boolean there(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private void execute(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command.toString()).isTrue();
    }
}

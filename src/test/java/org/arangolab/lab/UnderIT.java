package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.arangolab.ConfigException;
import org.arangolab.finding.Finding;
import org.arangolab.finding.FindingKind;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.under.Sanitized;
import org.arangolab.instance.under.Sanitizer;
import org.arangolab.instance.under.Under;
import org.arangolab.instance.under.Valgrind;
import org.arangolab.process.Signal;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sanitizers and valgrind tell of a server is found. */
class UnderIT {
    private static final String TOOL = """
            #include <stdlib.h>
            #include <string.h>

            __attribute__((noinline)) static int use_after_free(void) {
                char *block = malloc(8);
                free(block);
                return block[3];
            }

            int main(int count, char **words) {
                for (int i = 1; i < count; i++) {
                    if (strstr(words[i], "--help") || strstr(words[i], "--dump-options")) { return 0; }
                }
                return use_after_free();
            }
            """;

    @TempDir
    private Path directory;
    private NativeServer program;

    @BeforeEach
    void place() {
        program = new NativeServer(directory);
    }

    private Instance ended(Session session, Under under, String... variables) {
        return program.up(session, under, variables).kill(Signal.TERM).awaitExit(NativeServer.LONG).own("test");
    }

    @Test
    void reportOfASanitizerIsFoundAndToldOnce() {
        program.compile("-fsanitize=address");
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = ended(session, new Sanitized(Set.of(Sanitizer.ADDRESS)));

            Finding finding = session.reports(server).get(0);
            assertThat(finding.kind()).isEqualTo(FindingKind.SANITIZER_REPORT);
            assertThat(finding.type()).isEqualTo("heap-use-after-free");
            assertThat(finding.keyFrame()).isEqualTo("use_after_free");
            assertThat(session.freshReports()).singleElement().asString()
                    .startsWith("db1: sanitizer-report: AddressSanitizer: heap-use-after-free")
                    .contains("\n  in use_after_free\n  reports: " + server.directory().resolve("reports"));
            assertThat(session.freshReports()).isEmpty();
        }
    }

    @Test
    void errorThatValgrindFindsIsFoundInItsReport() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/valgrind")), "valgrind is not installed");
        program.compile();
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = ended(session, new Valgrind("memcheck", List.of()));

            assertThat(session.reports(server)).extracting(Finding::keyFrame).containsOnly("use_after_free");
            assertThat(session.reports(server)).extracting(Finding::kind).containsOnly(FindingKind.VALGRIND_ERROR);
        }
    }

    @Test
    void memoryThatValgrindMissesIsALeak() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/valgrind")), "valgrind is not installed");
        program.compile();
        try (Lab lab = program.open(); Session session = lab.session("")) {
            Instance server = ended(session, new Valgrind("memcheck", List.of()), "LOSE=1");

            assertThat(session.reports(server)).extracting(Finding::kind).containsOnly(FindingKind.LEAK);
            assertThat(session.reports(server)).extracting(Finding::keyFrame).containsOnly("lose");
        }
    }

    @Test
    void reportOfASanitizerInAToolIsFoundLikeThatOfAServer() {
        program = new NativeServer(directory.resolve("a,b")); // a comma separates the options of sanitizers
        program.compile();
        program.other("arangosh", TOOL, "-fsanitize=address");
        try (Lab lab = program.open(); Session session = lab.session("")) {
            ToolResult result = session.tools().run(ToolJob.of(Tool.ARANGOSH).expecting(Set.of(1)).unchecked());

            assertThat(result.problem()).get().asString().startsWith("a sanitizer has reported: AddressSanitizer: "
                    + "heap-use-after-free");
            String run = result.directory().getFileName().toString();
            assertThat(session.freshReports()).singleElement().asString()
                    .startsWith(run + ": sanitizer-report: AddressSanitizer: heap-use-after-free")
                    .endsWith("\n  in use_after_free\n  reports: " + result.directory());
            assertThat(session.freshReports()).isEmpty();
        }
    }

    @Test
    void whatTheSourceTreeSuppressesIsNotReported() throws IOException {
        program.compile("-fsanitize=address");
        try (Lab lab = program.open(); Session session = lab.session("")) {
            assertThat(session.reports(
                    ended(session, new Sanitized(Set.of(Sanitizer.ADDRESS, Sanitizer.LEAK)), "LOSE=1")))
                    .extracting(Finding::kind).containsExactly(FindingKind.LEAK);
        }
        Files.writeString(directory.resolve("lsan_arangodb_suppressions.txt"), "leak:^lose$\n");
        try (Lab lab = program.open(); Session session = lab.session("")) {
            assertThat(session.reports(
                    ended(session, new Sanitized(Set.of(Sanitizer.ADDRESS, Sanitizer.LEAK)), "LOSE=1"))).isEmpty();
        }
    }

    @Test
    void standInIsRefusedBeforeAnythingIsStarted() {
        try (Lab lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")));
                Session session = lab.session("")) {
            InstanceSpec spec = InstanceSpec.named("db1").under(new Sanitized(Set.of(Sanitizer.THREAD))).build();
            assertThatThrownBy(() -> session.define(spec)).isInstanceOf(ConfigException.class).hasMessage(
                    "instance 'db1': under: sanitizer(thread) needs an arangod that is a native program; the built-in "
                            + "stand-in runs in a Java machine: give a real one by --arangodb or ARANGODB_HOME");
        }
    }
}

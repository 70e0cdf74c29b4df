package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sanitizers and valgrind tell of a server is found. */
class UnderIT {
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
    void standInIsRefusedBeforeAnythingIsStarted() {
        try (Lab lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")));
                Session session = lab.session("")) {
            InstanceSpec spec = InstanceSpec.named("db1").under(new Sanitized(Set.of(Sanitizer.THREAD))).build();
            assertThatThrownBy(() -> session.define(spec)).isInstanceOf(ConfigException.class).hasMessage(
                    "instance 'db1': under: sanitizer(thread) needs an arangod that is a native program; the built-in stand-in "
                            + "runs in a Java machine: give a real one by --arangodb or ARANGODB_HOME");
        }
    }
}

package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small C program in place of arangod, which does wrong when it is asked to end. */
class UnderIT {
    private static final String PROGRAM = """
            #include <fcntl.h>
            #include <signal.h>
            #include <stdlib.h>
            #include <string.h>
            #include <unistd.h>

            static volatile sig_atomic_t stop;
            static char *volatile kept;

            static void on_term(int number) { stop = number; }

            __attribute__((noinline)) static int use_after_free(void) {
                char *block = malloc(8);
                free(block);
                return block[3];
            }

            __attribute__((noinline)) static void lose(void) {
                kept = malloc(32);
                kept = 0;
            }

            int main(int count, char **words) {
                if (count > 1 && strncmp(words[1], "--configuration", 15) != 0) { return 0; }
                signal(SIGTERM, on_term);
                close(open("up", O_CREAT | O_WRONLY, 0600));
                while (!stop) { usleep(1000); }
                if (getenv("LOSE")) { lose(); return 0; }
                return use_after_free();
            }
            """;
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path directory;
    private Path arangod;

    @BeforeEach
    void needsACompiler() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "gcc is not installed");
        arangod = Files.createDirectory(directory.resolve("bin")).resolve("arangod");
        Files.writeString(directory.resolve("arangod.c"), PROGRAM);
    }

    private void compile(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("gcc", "-g", "-O0", "-o", arangod.toString(),
                directory.resolve("arangod.c").toString()));
        command.addAll(List.of(options));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private Instance ended(Session session, Under under, String... environment) {
        InstanceSpec.Builder spec = InstanceSpec.named("db1").under(under);
        for (String variable : environment) {
            spec.environment(variable, "1");
        }
        Instance server = session.define(spec.build()).start();
        Awaitility.await().atMost(LONG).until(() -> Files.exists(server.directory().resolve("up")));
        server.kill(Signal.TERM);
        return server.awaitExit(LONG);
    }

    private Lab open() {
        return Lab.open(LabOptions.defaults().withRuns(directory.resolve("runs")).withArangodb(Optional.of(arangod.getParent())));
    }

    @Test
    void reportOfASanitizerIsFoundAndToldOnce() throws Exception {
        compile("-fsanitize=address");
        try (Lab lab = open(); Session session = lab.session("")) {
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
    void errorThatValgrindFindsIsFoundInItsReport() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/valgrind")), "valgrind is not installed");
        compile();
        try (Lab lab = open(); Session session = lab.session("")) {
            Instance server = ended(session, new Valgrind("memcheck", List.of()));

            assertThat(session.reports(server)).extracting(Finding::keyFrame).containsOnly("use_after_free");
            assertThat(session.reports(server)).extracting(Finding::kind).containsOnly(FindingKind.VALGRIND_ERROR);
        }
    }

    @Test
    void memoryThatValgrindMissesIsALeak() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/valgrind")), "valgrind is not installed");
        compile();
        try (Lab lab = open(); Session session = lab.session("")) {
            Instance server = ended(session, new Valgrind("memcheck", List.of()), "LOSE");

            assertThat(session.reports(server)).extracting(Finding::kind).containsOnly(FindingKind.LEAK);
            assertThat(session.reports(server)).extracting(Finding::keyFrame).containsOnly("lose");
        }
    }

    @Test
    void standInIsRefusedBeforeAnythingIsStarted() {
        try (Lab lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")));
                Session session = lab.session("")) {
            assertThatThrownBy(() -> session.define(InstanceSpec.named("db1").under(new Sanitized(Set.of(Sanitizer.THREAD))).build()))
                    .isInstanceOf(ConfigException.class).hasMessage("instance 'db1': under: sanitizer(thread) needs an arangod that "
                            + "is a native program; the built-in stand-in runs in a Java machine: give a real one by --arangodb "
                            + "or ARANGODB_HOME");
        }
    }
}

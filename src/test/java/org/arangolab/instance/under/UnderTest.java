package org.arangolab.instance.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderTest {
    private static final Path REPORTS = Path.of("/r");
    private static final Path PROGRAM = Path.of("/usr/sbin/arangod");

    @Test
    void sanitizersOfOneProgramShareALogAndTheUsersOwnOptionsWin() {
        Under under = new Sanitized(Set.of(Sanitizer.ADDRESS, Sanitizer.UNDEFINED));
        assertThat(under.environment(REPORTS, PROGRAM, Map.of("ASAN_OPTIONS", "detect_leaks=0"))).isEqualTo(Map.of(
                "ASAN_OPTIONS", "log_path=/r/alubsan.log:log_exe_name=true:handle_segv=2:handle_abort=0"
                        + ":disable_coredump=0:detect_leaks=0",
                "UBSAN_OPTIONS", "log_path=/r/alubsan.log:log_exe_name=true:print_stacktrace=1"));
        assertThat(under.before(REPORTS)).isEmpty();
        assertThat(under.word()).isEqualTo("sanitizer(address, undefined)");
        assertThat(under.slowed(Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void sanitizersThatDoNotGoTogetherAreAMistake() {
        assertThatThrownBy(() -> new Sanitized(Set.of(Sanitizer.THREAD, Sanitizer.ADDRESS)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("sanitizer(…): thread does not go into one program with address or leak");
        assertThatThrownBy(() -> new Sanitized(Set.of())).isInstanceOf(ConfigException.class)
                .hasMessage("sanitizer(…) needs to know which: address, undefined, leak, thread");
    }

    @Test
    void valgrindWritesXmlWhereItHasErrorsToTell() {
        List<String> memcheck = new Valgrind("memcheck", List.of("--track-origins=yes")).before(REPORTS);
        assertThat(memcheck).contains("--tool=memcheck", "--xml=yes", "--xml-file=/r/valgrind.%p.xml",
                "--leak-check=full").endsWith("--track-origins=yes");
        assertThat(new Valgrind("massif", List.of()).before(REPORTS)).contains("--massif-out-file=/r/massif.out.%p")
                .doesNotContain("--xml=yes");
        assertThatThrownBy(() -> new Valgrind("memchek", List.of())).isInstanceOf(ConfigException.class)
                .hasMessage("valgrind has no tool 'memchek'; did you mean 'memcheck'?");
    }

    @Test
    void recorderHasATraceForEachLifeAndStandsBeforeTheServer(@TempDir Path place) throws IOException {
        Recorded rr = new Recorded(Optional.of(Path.of("/opt/rr/bin/rr")), true, false, List.of("-n", "--num-cores=2"));
        assertThat(rr.before(place))
                .containsExactly("/opt/rr/bin/rr", "record", "-o", place + "/trace-1", "--chaos", "-n",
                "--num-cores=2");
        Recording first = rr.recording(place).orElseThrow();
        assertThat(first.begun()).isFalse();
        assertThat(first).hasToString("/opt/rr/bin/rr replay " + place + "/trace-1");
        Files.createDirectory(first.trace());
        assertThat(first.begun()).isTrue();
        assertThat(rr.before(place)).contains(place + "/trace-2");
        assertThat(rr.parent()).isTrue();
        assertThat(rr.slowed(Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void replayCanBePastedIntoAShell() {
        assertThat(new Recording(Path.of("rr"), Path.of("/my runs/it's"), false).getReplay())
                .isEqualTo("rr replay '/my runs/it'\\''s'");
    }

    @Test
    void optionsOfTheRecorderThatAreTheLabsAreAMistake() {
        for (String option : List.of("-o", "-o/tmp/x", "--output-trace-dir=/tmp/x", "-w", "--wait")) {
            assertThatThrownBy(() -> recorder(option)).isInstanceOf(ConfigException.class)
                    .hasMessage("rr: args: " + option
                            + " is the lab's to set: the trace is in the server's directory, and its "
                            + "end is that of the server");
        }
        assertThatThrownBy(() -> recorder("chaos")).isInstanceOf(ConfigException.class)
                .hasMessage("rr: args: 'chaos' is no option, and rr would record a program of that name; write options "
                        + "with their values in one word: '--num-cores=2', '-t15'");
    }

    private static Under recorder(String option) {
        return new Recorded(Optional.empty(), false, false, List.of(option));
    }
}

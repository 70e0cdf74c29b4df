package org.arangolab.instance.under;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;

class UnderTest {
    private static final Path REPORTS = Path.of("/r");

    @Test
    void sanitizersOfOneProgramShareALogAndTheUsersOwnOptionsWin() {
        Under under = new Sanitized(Set.of(Sanitizer.ADDRESS, Sanitizer.UNDEFINED));
        assertThat(under.environment(REPORTS, Map.of("ASAN_OPTIONS", "detect_leaks=0"))).isEqualTo(Map.of(
                "ASAN_OPTIONS", "log_path=/r/alubsan.log:log_exe_name=true:handle_segv=2:handle_abort=0:disable_coredump=0"
                        + ":detect_leaks=0",
                "UBSAN_OPTIONS", "log_path=/r/alubsan.log:log_exe_name=true:print_stacktrace=1"));
        assertThat(under.before(REPORTS)).isEmpty();
        assertThat(under.word()).isEqualTo("sanitizer(address, undefined)");
        assertThat(under.slowed(Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void sanitizersThatDoNotGoTogetherAreAMistake() {
        assertThatThrownBy(() -> new Sanitized(Set.of(Sanitizer.THREAD, Sanitizer.ADDRESS))).isInstanceOf(ConfigException.class)
                .hasMessage("sanitizer(…): thread does not go into one program with address or leak");
        assertThatThrownBy(() -> new Sanitized(Set.of())).isInstanceOf(ConfigException.class)
                .hasMessage("sanitizer(…) needs to know which: address, undefined, leak, thread");
    }

    @Test
    void valgrindWritesXmlWhereItHasErrorsToTell() {
        List<String> memcheck = new Valgrind("memcheck", List.of("--track-origins=yes")).before(REPORTS);
        assertThat(memcheck).contains("--tool=memcheck", "--xml=yes", "--xml-file=/r/valgrind.%p.xml", "--leak-check=full")
                .endsWith("--track-origins=yes");
        assertThat(new Valgrind("massif", List.of()).before(REPORTS)).contains("--massif-out-file=/r/massif.out.%p")
                .doesNotContain("--xml=yes");
        assertThatThrownBy(() -> new Valgrind("memchek", List.of())).isInstanceOf(ConfigException.class)
                .hasMessage("valgrind has no tool 'memchek'; did you mean 'memcheck'?");
    }
}

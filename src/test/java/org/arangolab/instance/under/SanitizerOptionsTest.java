package org.arangolab.instance.under;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SanitizerOptionsTest {
    @TempDir
    private Path root;

    private static String thread(Path reports, Suppressions suppressions, String given) {
        return new SanitizerOptions(reports, suppressions)
                .variables(List.of(Sanitizer.THREAD), Map.of("TSAN_OPTIONS", given)).get("TSAN_OPTIONS");
    }

    @Test
    void pathsThatSeparateOptionsAreQuoted() {
        assertThat(thread(Path.of("/a b:c"), Suppressions.NONE, ""))
                .isEqualTo("log_path='/a b:c/tsan.log':log_exe_name=true:history_size=7:second_deadlock_stack=1");
        assertThat(thread(Path.of("/it's"), Suppressions.NONE, "")).startsWith("log_path=\"/it's/tsan.log\":");
    }

    @Test
    void suppressionsOfTheSourceTreeAreUsedAndTheUsersOwnWin() throws IOException {
        Path file = Files.writeString(root.resolve("tsan_arangodb_suppressions.txt"), "race:x\n");
        Suppressions found = Suppressions.near(root.resolve("build/bin/arangod"));
        assertThat(thread(Path.of("/r"), found, "suppressions=/mine")).endsWith(":suppressions=" + file
                + ":print_suppressions=0:suppressions=/mine");
    }

    @Test
    void installedProgramHasNoSuppressions() throws IOException {
        Files.writeString(root.resolve("tsan_arangodb_suppressions.txt"), "race:x\n");
        assertThat(Suppressions.near(root.resolve("1/2/3/4/5/arangod"))).isEqualTo(Suppressions.NONE);
        assertThat(Suppressions.near(Path.of("/usr/sbin/arangod"))).isEqualTo(Suppressions.NONE);
    }

    @Test
    void leaksInAnOldFileOfAddressesAreForTheSanitizerOfLeaks() throws IOException {
        Path old = Files.writeString(root.resolve("asan_arangodb_suppressions.txt"), "# old\nleak:create_conn\n");
        assertThat(Suppressions.near(root.resolve("build/bin/arangod")).files()).isEqualTo(Map.of(Sanitizer.LEAK, old));
        Files.writeString(old, "odr_violation:x\n");
        Path leaks = Files.writeString(root.resolve("lsan_arangodb_suppressions.txt"), "leak:create_conn\n");
        assertThat(Suppressions.near(root.resolve("build/bin/arangod")).files())
                .isEqualTo(Map.of(Sanitizer.ADDRESS, old, Sanitizer.LEAK, leaks));
    }

    @Test
    void filesOfReportsAreKnownByTheirNames() {
        assertThat(SanitizerOptions.isReport(Path.of("/r/alubsan.log.arangodump.17"))).isTrue();
        assertThat(SanitizerOptions.isReport(Path.of("/r/tsan.log.17"))).isTrue();
        assertThat(SanitizerOptions.isReport(Path.of("/r/stdout"))).isFalse();
    }
}

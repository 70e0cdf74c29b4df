package org.arangolab.diagnose.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlinesTest {
    private static final String REPORT = """
            ==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x60 at pc 0x55 bp 0x7f sp 0x7f
            READ of size 4 at 0x60 thread T0
                #0 0x55 in arangodb::Engine::read(int) /src/arangod/Engine.cpp:9:7
                #1 0x56 in main /src/main.cpp:3
            """;

    @TempDir
    private Path directory;

    @Test
    void reportAmongOtherLinesIsOneSentence() {
        assertThat(Headlines.in(List.of("2024-01-01T00:00:00Z [7] INFO [cf3f4] {general} ready"))).isEmpty();
        assertThat(Headlines.in(("hello\n" + REPORT + "bye\n").lines().toList())).singleElement().asString()
                .startsWith("AddressSanitizer: heap-use-after-free on address 0x60")
                .endsWith(" in arangodb::Engine::read(int)");
    }

    @Test
    void reportsInFilesAreReadToo() throws IOException {
        Files.writeString(directory.resolve("asan.7"), REPORT);
        Files.writeString(directory.resolve("ubsan.7"), "a.cpp:3:9: runtime error: signed integer overflow: 1 + 2\n");
        assertThat(Headlines.in(directory, name -> name.endsWith(".7"))).hasSize(2).last().asString()
                .contains("signed integer overflow");
        assertThat(Headlines.in(directory, name -> name.endsWith(".8"))).isEmpty();
    }
}

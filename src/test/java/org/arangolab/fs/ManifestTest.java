package org.arangolab.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(directory.resolve("a"), "abc");
        Files.writeString(Files.createDirectory(directory.resolve("d")).resolve("b"), "");
    }

    @Test
    void hasSizesAndSums() {
        Manifest manifest = Manifest.of(directory, "none"::equals);
        assertThat(manifest.files()).containsOnlyKeys("a", "d/b");
        assertThat(manifest.files().get("a")).isEqualTo(new Manifest.Entry(3,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(manifest.size()).isEqualTo(3);
        assertThat(Manifest.of(manifest.toJson())).isEqualTo(manifest);
        assertThat(Manifest.of(directory, "a"::equals).files()).containsOnlyKeys("d/b");
    }

    @Test
    void whatWasLostOrDamagedIsNamed() throws IOException {
        Manifest manifest = Manifest.of(directory, "none"::equals);
        assertThat(manifest.problems(directory)).isEmpty();
        Files.writeString(directory.resolve("a"), "abd");
        Files.writeString(directory.resolve("d/b"), "x");
        assertThat(manifest.problems(directory)).containsExactly(
                "damaged: a has another content than when it was written",
                "damaged: d/b has 1 bytes, not 0");
        Files.delete(directory.resolve("a"));
        assertThat(manifest.problems(directory)).contains("missing: a");
    }
}

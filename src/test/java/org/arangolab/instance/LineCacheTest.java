package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCacheTest {
    @TempDir
    private Path directory;

    private Path binary(String name) throws IOException {
        return Files.writeString(directory.resolve(name), name);
    }

    @Test
    void linesAreThoseOfTheExecutableAsItIsNow() throws IOException {
        LineCache cache = new LineCache(directory.resolve("cache"), "lines 1");
        Path binary = binary("arangod");
        assertThat(cache.read(binary)).isEmpty();
        cache.write(binary, List.of("a", "b"));
        assertThat(cache.read(binary)).contains(List.of("a", "b"));
        assertThat(new LineCache(directory.resolve("cache"), "lines 2").read(binary)).isEmpty();
        Files.setLastModifiedTime(binary, FileTime.fromMillis(1));
        assertThat(cache.read(binary)).as("built again").isEmpty();
    }

    @Test
    void latestSixtyFourAreKept() throws IOException {
        LineCache cache = new LineCache(directory.resolve("cache"), "lines 1");
        for (int i = 0; i < 70; i++) {
            Path binary = binary("arangod" + i);
            cache.write(binary, List.of());
            for (Path file : files()) { // as if hours lay between two builds
                Files.setLastModifiedTime(file, FileTime.fromMillis(file.toFile().lastModified() - 3_600_000));
            }
        }
        assertThat(files()).hasSize(64);
        assertThat(cache.read(directory.resolve("arangod69"))).isPresent();
        assertThat(cache.read(directory.resolve("arangod5"))).isEmpty();
        assertThat(cache.read(directory.resolve("arangod6"))).isPresent();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(directory.resolve("cache"))) {
            return all.toList();
        }
    }
}

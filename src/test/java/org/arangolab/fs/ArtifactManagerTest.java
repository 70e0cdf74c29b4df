package org.arangolab.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactManagerTest {
    @TempDir
    private Path directory;

    private void have(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(Files.createDirectory(directory.resolve(name)).resolve("inner"), "x");
        }
    }

    @Test
    void namesHaveTheTimeAndANumberWhereTheyMust() throws IOException {
        ArtifactManager dumps = new ArtifactManager(directory.resolve("nightly"));
        Path first = dumps.next();
        assertThat(first.getFileName().toString()).matches("nightly-\\d{8}-\\d{6}");
        Files.createDirectory(first);
        assertThat(dumps.next()).isNotEqualTo(first);
        assertThat(new ArtifactManager(directory.resolve("n.tar.gz")).next().getFileName().toString())
                .matches("n-\\d{8}-\\d{6}\\.tar\\.gz");
    }

    @Test
    void theOldestGoAndNothingElse() throws IOException {
        have("n-20260101-000000", "n-20260102-000000", "n-20260102-000000-2", "n-20260102-000000-10", "n-other",
                "m-20250101-000000",
                "n-20260101-000000x");
        ArtifactManager dumps = new ArtifactManager(directory.resolve("n"));
        assertThat(dumps.all()).map(path -> path.getFileName().toString()).containsExactly("n-20260101-000000",
                "n-20260102-000000", "n-20260102-000000-2", "n-20260102-000000-10");
        assertThat(dumps.rotate(2)).map(path -> path.getFileName().toString()).containsExactly("n-20260101-000000",
                "n-20260102-000000");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("n-20260102-000000-2", "n-20260102-000000-10",
                "n-other",
                "m-20250101-000000", "n-20260101-000000x");
        assertThat(dumps.rotate(5)).isEmpty();
    }

    @Test
    void atLeastOneIsKept() {
        assertThatThrownBy(() -> new ArtifactManager(directory.resolve("n")).rotate(0))
                .isInstanceOf(ConfigException.class)
                .hasMessage("keep: expected 1 or more, not 0");
        assertThat(new ArtifactManager(directory.resolve("none/n")).all()).isEmpty();
    }
}

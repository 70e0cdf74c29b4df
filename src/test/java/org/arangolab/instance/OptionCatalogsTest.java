package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.arangolab.process.Spawner;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionCatalogsTest {
    @TempDir
    private Path directory;
    private final Spawner spawner = new Spawner();

    @AfterEach
    void close() {
        spawner.close();
    }

    @Test
    void binaryThatDoesNotTellIsAskedOncePerLab() throws IOException {
        ServerBinary silent = binary("echo \"$@\" >>\"$(dirname \"$0\")/asked\"");
        OptionCatalogs catalogs = catalogs(Duration.ofSeconds(10));
        assertThat(catalogs.of(silent, TimeoutManager.unlimited()).known()).isFalse();
        assertThat(catalogs.of(silent, TimeoutManager.unlimited()).known()).isFalse();
        assertThat(directory.resolve("asked")).hasContent("--dump-options --configuration none\n"
                + "--help-all --configuration none");
        catalogs(Duration.ofSeconds(10)).of(silent, TimeoutManager.unlimited());
        assertThat(Files.readAllLines(directory.resolve("asked"))).hasSize(4);
    }

    @Test
    void binaryThatHangsIsGivenALimitAndNotAskedAgain() throws IOException {
        ServerBinary hanging = binary("echo \"$1\" >>\"$(dirname \"$0\")/asked\"; exec sleep 1000");
        Deadline patience = Deadline.in(Duration.ofSeconds(20));
        assertThat(catalogs(Duration.ofMillis(500)).of(hanging, TimeoutManager.unlimited()).known()).isFalse();
        assertThat(patience.expired()).isFalse();
        assertThat(directory.resolve("asked")).hasContent("--dump-options");
    }

    @Test
    void deadlinesAroundBoundItAndSuchAnAnswerIsNotKept() throws IOException {
        ServerBinary slow = binary("if [ ! -e \"$0.again\" ]; then touch \"$0.again\"; exec sleep 1000; fi; "
                + "echo '{\"log.level\":{\"type\":\"string...\"}}'");
        OptionCatalogs catalogs = catalogs(Duration.ofSeconds(10));
        TimeoutManager hurried = new TimeoutManager(Deadline.in(Duration.ofMillis(100)));
        assertThat(catalogs.of(slow, hurried).known()).isFalse();
        assertThat(catalogs.of(slow, TimeoutManager.unlimited()).names()).containsExactly("log.level");
    }

    private OptionCatalogs catalogs(Duration limit) {
        return new OptionCatalogs(spawner, directory.resolve("cache"), limit);
    }

    private ServerBinary binary(String does) throws IOException {
        Path arangod = Files.writeString(directory.resolve("arangod"), "#!/bin/sh\n" + does + "\n");
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        return new ServerBinary(arangod, false, "test");
    }
}

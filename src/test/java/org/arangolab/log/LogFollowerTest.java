package org.arangolab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {
    @TempDir
    private Path parent;
    private Path file;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @BeforeEach
    void makeDirectory() throws IOException {
        file = Files.createDirectory(parent.resolve("log")).resolve("arangod.log");
    }

    @Test
    void linesOfAFileThatIsMadeLaterComeOneByOne() throws Exception {
        try (LogFollower follower = follow(0)) {
            assertThat(follower).isNotNull();
            append("one\ntw");
            assertThat(next()).isEqualTo("one");
            append("o\nthree\n");
            assertThat(next()).isEqualTo("two");
            assertThat(next()).isEqualTo("three");
        }
    }

    @Test
    void whatWasThereBeforeTheMarkIsLeftOut() throws Exception {
        append("old\n");
        try (LogFollower follower = follow(4)) {
            assertThat(follower).isNotNull();
            append("new\n");
            assertThat(next()).isEqualTo("new");
        }
    }

    @Test
    void truncatedFileIsReadFromItsStart() throws Exception {
        append("a long line before the rotation\n");
        try (LogFollower follower = follow(0)) {
            assertThat(follower).isNotNull();
            assertThat(next()).startsWith("a long line");
            Files.writeString(file, "new\n", StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(next()).isEqualTo("new");
        }
    }

    @Test
    void replacedFileIsReadFromItsStartEvenWhenItIsLonger() throws Exception {
        append("short\n");
        try (LogFollower follower = follow(0)) {
            assertThat(follower).isNotNull();
            assertThat(next()).isEqualTo("short");
            Path other = Files.writeString(parent.resolve("other"), "the first line of a longer file\n");
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            append("second\n");
            assertThat(next()).isEqualTo("the first line of a longer file");
            assertThat(next()).isEqualTo("second");
        }
    }

    @Test
    void noLineComesAfterClosing() throws Exception {
        LogFollower follower = follow(0);
        append("one\n");
        assertThat(next()).isEqualTo("one");
        follower.close();
        append("two\n");
        assertThat(lines.poll(20, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void followerEndsByItselfWhenTheDirectoryIsRemoved() throws Exception {
        append("one\n");
        try (LogFollower follower = follow(0)) {
            assertThat(next()).isEqualTo("one");
            assertThat(follower).isNotNull();
            Workspace.remove(file.getParent());
        }
    }

    @Test
    void directoryThatIsMissingIsNamedAndNothingIsLeftBehind() {
        Path missing = parent.resolve("missing").resolve("arangod.log");
        assertThatThrownBy(() -> new LogFollower("db1", missing, 0, line -> { }))
                .isInstanceOf(LabFailureException.class)
                .hasMessage("cannot watch " + missing.getParent() + ": no such directory");
    }

    @Test
    void lineIsHeardWithinMilliseconds() throws Exception {
        long[] latencies = new long[50];
        try (LogFollower follower = follow(0)) {
            assertThat(follower).isNotNull();
            for (int i = 0; i < latencies.length; i++) {
                long start = System.nanoTime();
                append("line " + i + "\n");
                assertThat(next()).isEqualTo("line " + i);
                latencies[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(latencies);
        assertThat(latencies[25] / 1_000_000.0).as("median in milliseconds").isLessThan(10);
    }

    private LogFollower follow(long from) {
        return new LogFollower("db1", file, from, line -> lines.add(line.raw()));
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String next() throws InterruptedException {
        return lines.poll(10, TimeUnit.SECONDS);
    }
}

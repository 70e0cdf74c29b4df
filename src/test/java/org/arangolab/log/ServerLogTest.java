package org.arangolab.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.arangolab.LabFailureException;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.InterruptedWaitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    private Path directory;
    private Path file;
    private ServerLog log;

    @BeforeEach
    void name() {
        file = directory.resolve("arangod.log");
        log = new ServerLog(file);
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void missingFileIsAnEmptyLog() {
        assertThat(log.tail(10)).isEmpty();
        assertThat(log.important(10)).isEmpty();
        assertThat(log.firstFatal(0)).isEmpty();
        assertThat(log.since(0)).isEmpty();
        assertThat(log.mark()).isZero();
        assertThat(log).hasToString(file.toString());
    }

    @Test
    void tailIsTheLastLines() throws IOException {
        write(IntStream.range(0, 1000).mapToObj(i -> info("line " + i)).toArray(String[]::new));
        assertThat(log.tail(2)).extracting(LogLine::message).containsExactly("line 998", "line 999");
        assertThat(log.tail(0)).isEmpty();
        assertThat(log.tail(-1)).isEmpty();
        assertThat(log.tail(5000)).hasSize(1000);
    }

    @Test
    void tailShowsLongLinesWhole() throws IOException {
        String longLine = info("x".repeat(100_000));
        write(info("short"), longLine, longLine);
        assertThat(log.tail(1)).extracting(LogLine::raw).containsExactly(longLine);
        assertThat(log.tail(3)).extracting(LogLine::raw).containsExactly(info("short"), longLine, longLine);
    }

    @Test
    void marksSeparateWhatCameBefore() throws IOException {
        write(line("FATAL", "old"), line("WARNING", "old"));
        long mark = log.mark();
        write(info("a"), line("ERROR", "b"), line("FATAL", "c"), line("FATAL", "d"));
        assertThat(log.since(mark)).extracting(LogLine::message).containsExactly("a", "b", "c", "d");
        assertThat(log.firstFatal(mark)).map(LogLine::message).contains("c");
        assertThat(log.firstFatal(0)).map(LogLine::message).contains("old");
        assertThat(log.important(mark, 2)).extracting(LogLine::message).containsExactly("c", "d");
        assertThat(log.important(10)).hasSize(5);
        assertThat(log.since(1_000_000)).isEmpty();
    }

    @Test
    void waitEndsWithTheLine() throws IOException {
        write(info("ready before the mark"));
        long mark = log.mark();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                write(info("not this one"), info("is ready for business"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(log.waitFor(Pattern.compile("rea.y"), mark, Deadline.in(Duration.ofSeconds(20))).message())
                .isEqualTo("is ready for business");
        writer.join();
    }

    @Test
    void waitInVainShowsTheLastLine() throws IOException {
        write(info("something else"));
        assertThatThrownBy(() -> log.waitFor(Pattern.compile("ready"), 0, Deadline.in(Duration.ofMillis(20))))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("waited 20 ms for a line with /ready/ in " + file + ", in vain\n  last seen: "
                        + info("something else"));
    }

    @Test
    void interruptOfAWaitIsNoBrokenLog() throws IOException {
        write(info("something else"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> log.waitFor(Pattern.compile("ready"), 0, Deadline.in(Duration.ofSeconds(20))))
                .isInstanceOf(InterruptedWaitException.class)
                .hasMessage("interrupted while waiting for a line with /ready/ in " + file);
    }

    @Test
    void fileThatIsNoFileIsNamed() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> log.since(0)).isInstanceOf(LabFailureException.class)
                .hasMessage("cannot read the log " + file + ": " + file + " (Is a directory)");
    }

    @Test
    void scanHandsOverEveryLine() throws IOException {
        List<String> seen = new ArrayList<>();
        Files.writeString(file, "a\nb\nunfinished");
        log.scan(0, line -> seen.add(line.raw()));
        assertThat(seen).containsExactly("a", "b", "unfinished");
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String info(String message) {
        return line("INFO", message);
    }

    private static String line(String level, String message) {
        return "2024-01-01T00:00:00Z [1] " + level + " [abcde] {general} " + message;
    }
}

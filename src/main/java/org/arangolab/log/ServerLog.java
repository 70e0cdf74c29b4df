package org.arangolab.log;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.arangolab.LabFailureException;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Backoff;
import org.arangolab.time.Deadline;

/** A server's log file as data. Reads it anew at each question, in constant memory; a missing file is an empty log. */
public final class ServerLog {
    private static final int BLOCK = 64 * 1024;
    private static final long TYPICAL = 4096;
    private static final Backoff LOOKS = new Backoff(Duration.ofMillis(5), Duration.ofMillis(50));

    private final Path file;

    /** The log in this file. */
    public ServerLog(Path file) {
        this.file = file;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** The last {@code count} lines. */
    public List<LogLine> tail(int count) {
        long size = size();
        long window = Math.max(1, count) * TYPICAL;
        List<LogLine> lines = lastLines(size - window, count + 1);
        while (lines.size() <= count && window < size) {
            window *= 8; // the lines are longer than usual: the first one seen may be cut
            lines = lastLines(size - window, count + 1);
        }
        return lines.subList(Math.max(0, lines.size() - Math.max(0, count)), lines.size());
    }

    private List<LogLine> lastLines(long from, int count) {
        Deque<LogLine> last = new ArrayDeque<>();
        scan(Math.max(0, from), line -> keep(last, line, count));
        return List.copyOf(last);
    }

    /** The last {@code count} lines that a person should see, see {@link LogLine#important()}. */
    public List<LogLine> important(int count) {
        return important(0, count);
    }

    /** The last {@code count} lines after a mark that a person should see. */
    public List<LogLine> important(long mark, int count) {
        return last(mark, count, LogLine::important);
    }

    /** The last {@code count} lines of assertions that failed. */
    public List<LogLine> assertions(int count) {
        return last(0, count, LogLine::assertion);
    }

    /** The last {@code count} FATAL lines. */
    public List<LogLine> fatal(int count) {
        return last(0, count, LogLine::fatal);
    }

    private List<LogLine> last(long mark, int count, Predicate<LogLine> wanted) {
        Deque<LogLine> last = new ArrayDeque<>();
        scan(mark, line -> {
            if (wanted.test(line)) {
                keep(last, line, count);
            }
        });
        return List.copyOf(last);
    }

    /** The first FATAL line after a mark. */
    public Optional<LogLine> firstFatal(long mark) {
        List<LogLine> fatal = new ArrayList<>(1);
        scan(mark, line -> {
            if (fatal.isEmpty() && line.fatal()) {
                fatal.add(line);
            }
        });
        return fatal.stream().findFirst();
    }

    /**
     * Which statements of the server have written most of it, {@code 812 MiB in 4711 lines [a1b2c] DEBUG {requests}}.
     */
    public List<String> largestParts(int count) {
        LogCensus census = new LogCensus();
        scan(0, census::add);
        return census.largest(count);
    }

    /** The present end, for {@link #since}. */
    public long mark() {
        return size();
    }

    /** All lines after a mark. */
    public List<LogLine> since(long mark) {
        List<LogLine> lines = new ArrayList<>();
        scan(mark, lines::add);
        return List.copyOf(lines);
    }

    /**
     * Waits for a whole line after the mark in which the pattern is found.
     *
     * @throws org.arangolab.time.DeadlineExceededException when none comes in time
     */
    public LogLine waitFor(Pattern pattern, long mark, Deadline deadline) {
        LineSearch search = new LineSearch(pattern);
        long[] position = {mark};
        return Await.that("a line with /" + pattern + "/ in " + file).every(LOOKS).until(deadline, () -> {
            position[0] = read(position[0], search.splitter());
            return search.seen();
        });
    }

    /** Goes on where the last look stopped, so that a long wait reads a long log once; answers where it stopped now. */
    private long read(long from, LineSplitter splitter) {
        long start = size() < from ? 0 : from; // it shrank: it was rotated and begins anew
        return start + pump(start, splitter);
    }

    /** Hands every line from a byte offset on to the consumer. */
    public void scan(long from, Consumer<LogLine> lines) {
        LineSplitter splitter = new LineSplitter(line -> lines.accept(LogLine.parse(line)));
        pump(from, splitter);
        splitter.end();
    }

    /** Hands the bytes from an offset on to the splitter; answers how many. */
    private long pump(long from, LineSplitter splitter) {
        if (Files.notExists(file)) {
            return 0; // nothing was logged yet
        }
        // Not a channel: that would be closed under an interrupted thread, which is to hear of its interrupt instead.
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            in.skip(from);
            return pump(in, splitter);
        } catch (IOException e) {
            throw new LabFailureException("cannot read the log " + file + ": " + e.getMessage(), e);
        }
    }

    private static long pump(InputStream in, LineSplitter splitter) throws IOException {
        byte[] block = new byte[BLOCK];
        long count = 0;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            splitter.accept(block, n);
            count += n;
        }
        return count;
    }

    private static void keep(Deque<LogLine> last, LogLine line, int count) {
        last.addLast(line);
        if (last.size() > count) {
            last.removeFirst();
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new LabFailureException("cannot read the log " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

package org.arangolab.standin.server.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.server.options.Options;

/**
 * The server's log. Each line is written by the thread that logs, in order, at once; arangod's log thread exists for
 * speed only. Thread-safe.
 */
public final class ServerLog {
    private final LineLayout layout;
    private final Levels levels;
    private final List<LogOutput> outputs;
    private final LogBuffer buffer = new LogBuffer();
    private final Level keep;
    private final boolean keepOldFile;
    private boolean outputBroken;

    private ServerLog(LineLayout layout, Levels levels, List<LogOutput> outputs, Level keep, boolean keepOldFile) {
        this.layout = layout;
        this.levels = levels;
        this.outputs = List.copyOf(outputs);
        this.keep = keep;
        this.keepOldFile = keepOldFile;
    }

    /**
     * Opens the log the options describe.
     *
     * @throws IllegalArgumentException when a level or an output cannot be understood
     * @throws java.io.UncheckedIOException when a file cannot be opened
     */
    public static ServerLog open(Options options, Instant start, long pid) {
        List<String> targets = targets(options, pid);
        if (targets.isEmpty()) {
            targets.add("-");
        }
        Level keep = options.flag("log.in-memory") ? Level.of(options.text("log.in-memory-level")).orElseThrow() : null;
        return open(options, LogSettings.from(options, start, pid), targets, keep, options.flag("log.keep-logrotate"));
    }

    /**
     * Opens the log of a client tool, which says nothing when no target is named and standard output is no terminal.
     * Source: facts/client-tools.md 3.1.
     *
     * @throws IllegalArgumentException when a level or an output cannot be understood
     * @throws java.io.UncheckedIOException when a file cannot be opened
     */
    public static ServerLog openForTool(Options options, Instant start, long pid) {
        return open(options, LogSettings.from(options, start, pid), targets(options, pid), null, true);
    }

    private static ServerLog open(Options options, LogSettings settings, List<String> targets, Level keep,
                                  boolean keepOldFile) {
        List<String> definitions = new ArrayList<>(options.list("log"));
        definitions.addAll(options.list("log.level"));
        List<LogOutput> outputs = new ArrayList<>();
        targets.forEach(target -> outputs.add(LogOutput.of(target)));
        return new ServerLog(new LineLayout(settings), new Levels(definitions), outputs, keep, keepOldFile);
    }

    private static List<String> targets(Options options, long pid) {
        List<String> targets = new ArrayList<>();
        options.list("log.output").forEach(o -> targets.add(o.replace("$PID", Long.toString(pid))));
        options.given("log.file").ifPresent(f -> targets.add(f.equals("-") || f.equals("+") ? f : "file://" + f));
        boolean terminal = options.touched("log.foreground-tty") ? options.flag("log.foreground-tty") : onTerminal();
        if (terminal && !targets.contains("-")) {
            targets.add("-");
        }
        return targets;
    }

    private static boolean onTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes one line if the topic's level lets it pass. */
    public void log(Level level, String topic, String id, String message) {
        if (levels.shows(topic, level)) {
            write(LogEntry.now(level, topic, id, message));
        }
    }

    /** One INFO line of topic {@code general}. */
    public void info(String id, String message) {
        log(Level.INFO, "general", id, message);
    }

    /** One WARNING line of topic {@code general}. */
    public void warning(String id, String message) {
        log(Level.WARNING, "general", id, message);
    }

    /** One FATAL line of topic {@code general}. */
    public void fatal(String id, String message) {
        log(Level.FATAL, "general", id, message);
    }

    private synchronized void write(LogEntry entry) {
        String line = layout.line(entry);
        if (keep != null && entry.level().within(keep)) {
            buffer.add(entry, line);
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        boolean topical = outputs.stream().anyMatch(o -> o.topical() && o.takes(entry.topic()));
        for (LogOutput output : outputs) {
            if (output.takes(entry.topic()) && output.topical() == topical) {
                write(output, bytes);
            }
        }
    }

    /** A full disk or a closed pipe must not end the server; it is said once on standard error. */
    private void write(LogOutput output, byte[] bytes) {
        try {
            output.write(bytes);
        } catch (IOException e) {
            if (!outputBroken) {
                outputBroken = true;
                System.err.println("cannot write to the log: " + e.getMessage());
            }
        }
    }

    /**
     * Opens the files again, for SIGHUP.
     *
     * @throws IOException when one cannot be opened; the old ones stay in use
     */
    public synchronized void reopen() throws IOException {
        for (LogOutput output : outputs) {
            output.reopen(keepOldFile);
        }
    }

    /** Whether there is no place for lines to go. */
    public boolean silent() {
        return outputs.isEmpty();
    }

    /** The levels, for {@code /_admin/log/level}. */
    public Levels levels() {
        return levels;
    }

    /** The last lines. */
    public LogBuffer buffer() {
        return buffer;
    }
}

package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arangolab.instance.under.Recording;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;
import org.arangolab.time.TimeBox;

/**
 * What a person needs to see of a server that did not do as wanted.
 *
 * @param firstFatal the first FATAL line of this start, as it was logged
 * @param source     where the lines are from: {@code log} or {@code stderr}
 * @param sanitizers what sanitizers said in this life
 * @param lines      the last important lines of the log, else the last lines of standard error
 * @param command    the command line
 * @param pid        the process id
 * @param directory  the instance's directory
 * @param logFile    the log's path
 * @param replay     the command that replays what was recorded of it; empty when nothing was
 * @param remedy     what to do, where that can be said
 */
public record Evidence(Optional<String> firstFatal, List<String> sanitizers, String source, List<String> lines,
                       String command, long pid, Path directory, Path logFile, Optional<String> replay,
                       Optional<String> remedy) {
    private static final int LINES = 40;
    /** How long each step of the collecting may take. */
    private static final Duration STEP = Duration.ofSeconds(5);

    /** Copies the lines. */
    public Evidence {
        sanitizers = List.copyOf(sanitizers);
        lines = List.copyOf(lines);
    }

    static Evidence of(Run run, InstanceDirectories directories, Optional<String> remedy) {
        ServerLog log = new ServerLog(directories.logFile());
        List<String> important = bounded("the log", () ->
                log.important(run.logMark(), LINES).stream().map(LogLine::raw).toList(), List.of());
        boolean silent = important.isEmpty();
        LifeReports reports = LifeReports.of(run, directories);
        List<String> lines = silent ? bounded("standard error", () -> tail(reports.stderr()), List.of()) : important;
        List<String> said = bounded("the sanitizers' reports", reports::sanitizers, List.of());
        Optional<String> fatal = bounded("the first FATAL line", () ->
                log.firstFatal(run.logMark()).map(LogLine::raw), Optional.empty());
        return new Evidence(fatal, said, silent ? "stderr" : "log", lines, run.child().command().line(),
                run.child().pid(), directories.root(), directories.logFile(),
                run.recording().filter(Recording::begun).map(Recording::getReplay), remedy);
    }

    /** What cannot be had in time is left out: the files are there to look at. */
    private static <T> T bounded(String what, Supplier<T> step, T without) {
        return TimeBox.within(STEP, what, step, () -> without);
    }

    private static List<String> tail(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    /** Labelled, indented lines. */
    public String text() {
        List<String> text = new ArrayList<>();
        sanitizers.forEach(said -> text.add("  sanitizer: " + said));
        firstFatal.ifPresent(line -> text.add("  fatal:     " + line));
        String label = String.format("  %-11s", source + ":");
        lines.stream().filter(line -> !firstFatal.equals(Optional.of(line))).forEach(line -> text.add(label + line));
        Stream.of("  command:   " + command, "  pid:       " + pid, "  directory: " + directory,
                "  log file:  " + logFile).forEach(text::add);
        replay.ifPresent(command -> text.add("  replay:    " + command));
        remedy.ifPresent(what -> text.add("  remedy:    " + what));
        return String.join("\n", text);
    }
}

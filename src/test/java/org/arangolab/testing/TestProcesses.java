package org.arangolab.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.arangolab.process.ProcessIdentity;

/**
 * The processes that belong to this test run: descendants of this JVM, and those that lost their parents but still
 * carry this run's {@code ARANGOLAB_RUNS} in their environment. Zombies do not count: they have ended.
 */
final class TestProcesses {
    private static final Optional<String> MARK = Optional.ofNullable(System.getenv("ARANGOLAB_RUNS"))
            .map(runs -> "ARANGOLAB_RUNS=" + runs);

    private TestProcesses() {
    }

    /** By pid, with the command line. */
    static Map<Long, String> running() {
        Map<Long, String> running = new TreeMap<>();
        ProcessHandle.current().descendants().map(ProcessHandle::pid).forEach(pid -> add(running, pid));
        MARK.ifPresent(mark -> addMarked(running, mark));
        return running;
    }

    private static void addMarked(Map<Long, String> running, String mark) {
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : all) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != self && read(process.resolve("environ")).contains(mark) && !isAncestor(pid)) {
                    add(running, pid);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAncestor(long pid) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        while (parent.isPresent()) {
            if (parent.get().pid() == pid) {
                return true;
            }
            parent = parent.get().parent();
        }
        return false;
    }

    private static void add(Map<Long, String> running, long pid) {
        if (ProcessIdentity.of(pid).filter(ProcessIdentity::alive).isPresent()) {
            String command = String.join(" ", read(Path.of("/proc", String.valueOf(pid), "cmdline")));
            running.put(pid, command.length() > 200 ? command.substring(0, 200) + "…" : command);
        }
    }

    /** Empty for a process that is gone or somebody else's. */
    private static List<String> read(Path file) {
        try {
            return Arrays.asList(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }
}

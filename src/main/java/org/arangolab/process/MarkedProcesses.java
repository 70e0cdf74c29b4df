package org.arangolab.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the processes of a run by the mark in their environment, and ends processes by their identity. */
public final class MarkedProcesses {
    private static final Path PROC = Path.of("/proc");

    private MarkedProcesses() {
    }

    /** Those of this user that are alive and carry the run's mark; this process is never among them. */
    public static List<ProcessIdentity> of(String run) {
        String mark = RunMark.VARIABLE + "=" + run;
        List<ProcessIdentity> found = new ArrayList<>();
        pids().stream().filter(pid -> pid != ProcessHandle.current().pid())
                .forEach(pid -> marked(pid, mark).ifPresent(found::add));
        return found;
    }

    /** The identity first: a pid that is used again meanwhile does not pass for the one that carried the mark. */
    private static Optional<ProcessIdentity> marked(long pid, String mark) {
        return ProcessIdentity.of(pid).filter(identity -> environment(pid).contains(mark) && identity.alive());
    }

    private static List<Long> pids() {
        if (!Files.isDirectory(PROC)) {
            return List.of(); // not a system with /proc
        }
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[1-9]*")) {
            all.forEach(process -> pids.add(Long.parseLong(process.getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("the processes of this system cannot be listed", e);
        }
        return pids;
    }

    private static List<String> environment(long pid) {
        try {
            byte[] environment = Files.readAllBytes(PROC.resolve(String.valueOf(pid)).resolve("environ"));
            return Arrays.asList(new String(environment, StandardCharsets.ISO_8859_1).split("\0"));
        } catch (IOException e) {
            return List.of(); // it has gone, or is another user's: not ours
        }
    }

    /** Kills exactly this process; one that has ended, or whose pid is another's now, is left alone. */
    public static void kill(ProcessIdentity identity) {
        ProcessHandle.of(identity.pid()).filter(handle -> identity.alive()).ifPresent(ProcessHandle::destroyForcibly);
    }
}

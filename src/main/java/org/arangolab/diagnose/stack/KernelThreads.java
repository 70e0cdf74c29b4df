package org.arangolab.diagnose.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.KernelFile;

/**
 * The threads of a live process from {@code /proc}: what there is without a debugger, and without stopping anything.
 */
public final class KernelThreads {
    private static final int STATE = 0;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int FRAMES = 12;
    /** Those in which threads of a server wait; the numbers are x86-64's. */
    private static final Map<String, String> X86_64 = Map.ofEntries(Map.entry("0", "read"), Map.entry("1", "write"),
            Map.entry("7", "poll"), Map.entry("23", "select"), Map.entry("34", "pause"), Map.entry("35", "nanosleep"),
            Map.entry("42", "connect"), Map.entry("43", "accept"), Map.entry("45", "recvfrom"),
            Map.entry("61", "wait4"),
            Map.entry("74", "fsync"), Map.entry("75", "fdatasync"), Map.entry("128", "rt_sigtimedwait"),
            Map.entry("202", "futex"), Map.entry("230", "clock_nanosleep"), Map.entry("232", "epoll_wait"),
            Map.entry("270", "pselect6"), Map.entry("271", "ppoll"), Map.entry("281", "epoll_pwait"));

    private KernelThreads() {
    }

    /** Of the process with this id, by thread id; empty when there is none. */
    public static List<KernelThread> of(long pid) {
        return of(pid, Path.of("/proc"));
    }

    static List<KernelThread> of(long pid, Path proc) {
        try (Stream<Path> tasks = Files.list(proc.resolve(String.valueOf(pid)).resolve("task"))) {
            return tasks.map(KernelThreads::thread).flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(KernelThread::tid)).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // the process has ended
        }
    }

    /** Empty when it has ended since. */
    private static Optional<KernelThread> thread(Path task) {
        return read(task.resolve("stat")).map(stat -> {
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new KernelThread(Long.parseLong(task.getFileName().toString()), read(task.resolve("comm"))
                    .orElse(""),
                    fields[STATE], Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]),
                    read(task.resolve("syscall")).map(KernelThreads::call).orElse(""),
                    read(task.resolve("wchan")).orElse(""), read(task.resolve("stack")).map(KernelThreads::frames)
                            .orElse(List.of()));
        });
    }

    private static String call(String line) {
        String number = line.split(" ")[0];
        boolean known = System.getProperty("os.arch").equals("amd64");
        return number.equals("running") ? number : known ? X86_64.getOrDefault(number, "system call " + number)
                : "system call " + number;
    }

    private static List<String> frames(String stack) {
        return stack.lines().map(line -> line.replaceAll("^\\[<\\w+>\\]\\s*|\\+0x.*$", "")).limit(FRAMES).toList();
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(KernelFile.read(file));
        } catch (IOException e) {
            return Optional.empty(); // it has ended, or only root may read this
        }
    }
}

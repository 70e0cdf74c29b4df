package org.arangolab.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.KernelFile;

/** What the kernel tells of a process at a glance: proc(5), {@code status}, {@code wchan} and {@code stack}. */
public final class ProcessGlimpse {
    private static final int FRAMES = 4;

    private ProcessGlimpse() {
    }

    /**
     * {@code arangod, S (sleeping), 42 threads, 96 MB resident, in ep_poll}; empty for a process that is gone. What
     * only root may read, the kernel's stack, is left out for others.
     */
    public static Optional<String> of(long pid) {
        Path process = Path.of("/proc", String.valueOf(pid));
        return read(process.resolve("status")).map(status -> {
            List<String> seen = new ArrayList<>();
            field(status, "Name").ifPresent(seen::add);
            field(status, "State").ifPresent(seen::add);
            field(status, "Threads").ifPresent(count -> seen.add(count + (count.equals("1") ? " thread" : " threads")));
            field(status, "VmRSS").map(ProcessGlimpse::megabytes).ifPresent(size -> seen.add(size + " MB resident"));
            read(process.resolve("wchan")).filter(place -> !place.isEmpty() && !place.equals("0"))
                    .ifPresent(place -> seen.add("in " + place));
            read(process.resolve("stack")).map(ProcessGlimpse::frames).filter(frames -> !frames.isEmpty())
                    .ifPresent(frames -> seen.add("kernel stack " + frames));
            return String.join(", ", seen);
        });
    }

    private static long megabytes(String kilobytes) {
        return Long.parseLong(kilobytes.replaceAll("\\D", "")) / 1024;
    }

    /** {@code [<0>] ep_poll+0x3c/0x4d}, the innermost first. */
    private static String frames(String stack) {
        return stack.lines().map(line -> line.replaceAll("^\\[<\\w+>\\]\\s*|\\+0x.*$", "")).limit(FRAMES)
                .collect(Collectors.joining(" < "));
    }

    private static Optional<String> field(String status, String name) {
        return status.lines().filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(KernelFile.read(file));
        } catch (IOException e) {
            return Optional.empty(); // it has gone, or only root may read this
        }
    }
}

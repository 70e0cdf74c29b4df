package org.arangolab.diagnose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.KernelFile;
import org.arangolab.diagnose.why.Symptoms.Host;

/** A look at the machine and at what a process has of it: proc(5). What cannot be read is 0. */
public final class HostLook {
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern FILES = Pattern.compile("Max open files\\s+(\\d+)");
    private static final Pattern GROUP = Pattern.compile("(?m)^0::(.*)$");
    private static final Path PROC = Path.of("/proc");
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private HostLook() {
    }

    /** Now. {@code pid} is empty for a process that has ended; {@code data} is where its data is. */
    public static Host of(Optional<Long> pid, Optional<Path> data, long oomKills, String kernel, String portOwner) {
        Optional<Path> process = pid.map(id -> PROC.resolve(String.valueOf(id)));
        double load = read(PROC.resolve("loadavg")).map(text -> Double.parseDouble(text.split(" ")[0])).orElse(0.0);
        return new Host(load, Runtime.getRuntime().availableProcessors(),
                number(PROC.resolve("meminfo"), AVAILABLE) * 1024, data.flatMap(HostLook::free).orElse(-1L),
                process.map(own -> number(own.resolve("status"), RESIDENT) * 1024).orElse(0L),
                process.flatMap(HostLook::memoryLimit).orElse(0L), process.map(HostLook::descriptors).orElse(0),
                process.map(own -> number(own.resolve("limits"), FILES)).orElse(0L), oomKills, kernel, portOwner);
    }

    private static long number(Path file, Pattern pattern) {
        return read(file).map(pattern::matcher).filter(Matcher::find).map(found -> Long.parseLong(found.group(1)))
                .orElse(0L);
    }

    private static Optional<Long> memoryLimit(Path process) {
        return read(process.resolve("cgroup")).map(GROUP::matcher).filter(Matcher::find)
                .flatMap(found -> read(Path.of(GROUPS + found.group(1)).resolve("memory.max"))
                        .or(() -> read(GROUPS.resolve("memory.max"))))
                .filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong);
    }

    private static int descriptors(Path process) {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return (int) open.count();
        } catch (IOException | UncheckedIOException e) {
            return 0; // another user's, or it has just ended
        }
    }

    private static Optional<Long> free(Path place) {
        try {
            return Optional.of(Files.getFileStore(place).getUsableSpace());
        } catch (IOException e) {
            return Optional.empty(); // it has gone
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(KernelFile.read(file));
        } catch (IOException e) {
            return Optional.empty(); // not this system, or it has just ended
        }
    }
}

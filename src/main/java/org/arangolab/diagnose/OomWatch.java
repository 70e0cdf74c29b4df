package org.arangolab.diagnose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.KernelFile;

/**
 * Whether the kernel has killed in a process's control group since this was made: the group's path goes with the process,
 * its count stays. Both versions of control groups: facts/diagnostics.md 8.
 */
public final class OomWatch {
    private static final Pattern COUNT = Pattern.compile("(?m)^oom_kill (\\d+)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^\\d+:[^:]*\\bmemory\\b[^:]*:(.*)$");
    private static final Pattern UNIFIED = Pattern.compile("(?m)^0::(.*)$");

    private final Optional<Path> events;
    private final long before;

    private OomWatch(Optional<Path> events) {
        this.events = events;
        this.before = count();
    }

    /** Of the control group that this process is in. */
    public static OomWatch of(long pid) {
        return of(pid, Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    static OomWatch of(long pid, Path proc, Path mount) {
        try {
            String groups = KernelFile.read(proc.resolve(pid + "/cgroup"));
            return new OomWatch(file(groups, MEMORY, mount.resolve("memory"), "memory.oom_control")
                    .or(() -> file(groups, UNIFIED, mount, "memory.events")));
        } catch (IOException e) {
            return new OomWatch(Optional.empty()); // it has ended, or there are no control groups here
        }
    }

    /** Within a container the path is that of the host, and the mount shows the container's own group. */
    private static Optional<Path> file(String groups, Pattern line, Path mount, String name) {
        Matcher found = line.matcher(groups);
        if (!found.find()) {
            return Optional.empty();
        }
        Path own = Path.of(mount + found.group(1)).resolve(name);
        return Optional.of(own.toFile().canRead() ? own : mount.resolve(name)).filter(file -> file.toFile().canRead());
    }

    /** How often it has killed since; 0 when that is not known. */
    public long kills() {
        return Math.max(0, count() - before);
    }

    private long count() {
        return events.flatMap(OomWatch::read).map(COUNT::matcher).filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1))).orElse(0L);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(KernelFile.read(file));
        } catch (IOException e) {
            return Optional.empty(); // the group has gone with its last process
        }
    }
}

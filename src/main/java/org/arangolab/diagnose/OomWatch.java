package org.arangolab.diagnose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.KernelFile;
import org.arangolab.process.cgroup.CgroupDirectory;

/**
 * Whether the kernel has killed in a process's control group since this was made: the group's path goes with the
 * process, its count stays. Both versions of control groups: facts/diagnostics.md 8.
 */
public final class OomWatch {
    private static final Pattern COUNT = Pattern.compile("(?m)^oom_kill (\\d+)$");

    private final Optional<Path> events;
    private final long before;

    private OomWatch(Optional<Path> events) {
        this.events = events;
        this.before = count();
    }

    /** Of the control group that this process is in. */
    public static OomWatch of(long pid) {
        return of(CgroupDirectory.memory(pid));
    }

    static OomWatch of(Optional<CgroupDirectory> group) {
        return new OomWatch(group.map(found -> found.directory().resolve(found.unified() ? "memory.events"
                : "memory.oom_control")).filter(file -> file.toFile().canRead()));
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

package org.arangolab.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.KernelFile;

/**
 * The control group that a process is in, as a directory.
 *
 * @param path      as the kernel tells it, below the mount
 * @param directory where its files are
 * @param unified   whether it is one of version 2, which has all controllers in one hierarchy
 */
public record CgroupDirectory(String path, Path directory, boolean unified) {
    /** Where control groups are mounted. */
    public static final Path MOUNT = Path.of("/sys/fs/cgroup");
    /** The controller of memory. */
    public static final String MEMORY = "memory";
    private static final Pattern UNIFIED = Pattern.compile("(?m)^0::(.*)$");

    /** The one that a process has for the memory; empty when it has ended, or there are no control groups. */
    public static Optional<CgroupDirectory> memory(long pid) {
        return memory(pid, Path.of("/proc"), MOUNT);
    }

    /** The same with another {@code /proc} and mount. */
    public static Optional<CgroupDirectory> memory(long pid, Path proc, Path mount) {
        try {
            return of(KernelFile.read(proc.resolve(pid + "/cgroup")), MEMORY, mount);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The one for a controller: that of version 1, when the controller is there, else that of version 2.
     *
     * @param groups the text of {@code /proc/PID/cgroup}
     */
    public static Optional<CgroupDirectory> of(String groups, String controller, Path mount) {
        Pattern own = Pattern.compile("(?m)^\\d+:[^:]*\\b" + controller + "\\b[^:]*:(.*)$");
        return at(own.matcher(groups), mount.resolve(controller), false)
                .or(() -> at(UNIFIED.matcher(groups), mount, true));
    }

    /** Within a container the path is that of the host, and the mount shows the container's own group. */
    private static Optional<CgroupDirectory> at(Matcher line, Path mount, boolean unified) {
        if (!line.find()) {
            return Optional.empty();
        }
        Path own = Path.of(mount + line.group(1));
        return Optional.of(new CgroupDirectory(line.group(1), Files.isDirectory(own) ? own : mount, unified));
    }
}

package org.arangolab.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.KernelFile;

/**
 * Where on this machine control groups can be made for children. In version 1 that is below the lab's own group; in
 * version 2, where a group that shares its controllers holds no processes, beside it or beside a group around it.
 */
public final class Cgroups {
    private static final String CPU = "cpu";
    private static final int PERIOD_MICROS = 100_000;
    /** What helps where none can be made. */
    public static final String REMEDY =
            "start the lab as root, or below one's own systemd: systemd-run --user --scope arangolab …";

    private final String own;
    private final Path mount;

    /** Seen from a process in these groups, the text of {@code /proc/PID/cgroup}. */
    Cgroups(String own, Path mount) {
        this.own = own;
        this.mount = mount;
    }

    /** As this process sees them. */
    public static Cgroups here() {
        try {
            return new Cgroups(KernelFile.read(Path.of("/proc/self/cgroup")), CgroupDirectory.MOUNT);
        } catch (IOException e) {
            return new Cgroups("", CgroupDirectory.MOUNT); // not a system with control groups
        }
    }

    /**
     * The groups, not made yet, that hold a child to its limits.
     *
     * @throws ConfigException when this user can make none
     */
    public List<Cgroup> plan(String name, CgroupLimits limits) {
        Map<Path, Map<String, String>> files = new LinkedHashMap<>();
        limits.memory().ifPresent(size -> add(files, CgroupDirectory.MEMORY, name, size.bytes()));
        limits.cpus().ifPresent(count -> add(files, CPU, name, Math.round(count * PERIOD_MICROS)));
        return files.entrySet().stream().map(group -> new Cgroup(group.getKey(), group.getValue())).toList();
    }

    private void add(Map<Path, Map<String, String>> files, String controller, String name, long amount) {
        Parent parent = parent(controller).orElseThrow(() -> new ConfigException("the kernel lets this user make no "
                + "control group with the controller '" + controller + "'"
                + (own.isEmpty() ? ": there are none here" : "") + "; " + REMEDY));
        files.computeIfAbsent(parent.directory().resolve(name), directory -> new LinkedHashMap<>())
                .putAll(parent.limits(controller, amount));
    }

    /** What stands in the way; empty when children can be held to both limits. */
    public Optional<String> missing() {
        List<String> refused = Stream.of(CgroupDirectory.MEMORY, CPU).filter(name -> parent(name).isEmpty()).toList();
        return refused.isEmpty() ? Optional.empty()
                : Optional.of("this user can make none for " + String.join(", ", refused));
    }

    private Optional<Parent> parent(String controller) {
        return CgroupDirectory.of(own, controller, mount).flatMap(at -> at.unified()
                ? sharing(at.directory(), controller)
                : Optional.of(new Parent(at.directory(), false)).filter(Parent::open));
    }

    /** The nearest group around this one that shares the controller, and in which this user can make and move. */
    private Optional<Parent> sharing(Path from, String controller) {
        List<Path> around = new ArrayList<>();
        for (Path path = from; path != null && path.startsWith(mount); path = path.getParent()) {
            around.add(path);
        }
        return around.stream().filter(path -> shares(path, controller)).map(path -> new Parent(path, true))
                .filter(Parent::open).findFirst();
    }

    private static boolean shares(Path group, String controller) {
        try {
            return Arrays.asList(KernelFile.read(group.resolve("cgroup.subtree_control")).split(" "))
                    .contains(controller);
        } catch (IOException e) {
            return false;
        }
    }

    /** In which the group of a child is made. */
    private record Parent(Path directory, boolean unified) {
        boolean open() {
            return Files.isWritable(directory) && Files.isWritable(directory.resolve("cgroup.procs"));
        }

        /** The kernel does not swap what is above the limit, where it lets one say so: the limit would be none. */
        Map<String, String> limits(String controller, long amount) {
            Map<String, String> files = new LinkedHashMap<>();
            if (controller.equals(CPU)) {
                files.putAll(unified ? Map.of("cpu.max", amount + " " + PERIOD_MICROS)
                        : Map.of("cpu.cfs_quota_us", String.valueOf(amount)));
            } else {
                files.put(unified ? "memory.max" : "memory.limit_in_bytes", String.valueOf(amount));
                swap(amount).forEach(files::put);
            }
            return files;
        }

        private Map<String, String> swap(long amount) {
            if (unified) {
                return Files.exists(directory.resolve("memory.swap.max")) ? Map.of("memory.swap.max", "0") : Map.of();
            }
            return Files.exists(directory.resolve("memory.memsw.limit_in_bytes"))
                    ? Map.of("memory.memsw.limit_in_bytes", String.valueOf(amount)) : Map.of();
        }
    }
}

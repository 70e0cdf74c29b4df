package org.arangolab.monitor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ByteSize;
import org.arangolab.process.cgroup.CgroupDirectory;

/**
 * The memory of the control group that a process is in, with all other processes of the group; both versions of control
 * groups: facts/diagnostics.md 8.
 *
 * @param path     of the group
 * @param used     now
 * @param peak     the most so far; empty where the kernel does not keep it
 * @param limit    empty when there is none
 * @param oomKills how often the kernel killed in it for want of memory
 * @param pressure for memory, of this group; empty where the kernel does not tell
 */
public record ControlGroup(String path, ByteSize used, Optional<ByteSize> peak, Optional<ByteSize> limit, long oomKills,
                           Optional<Pressure> pressure) {
    private static final Pattern KILLS = Pattern.compile("(?m)^oom_kill (\\d+)$");
    /** Version 1 writes the largest multiple of a page for "no limit". */
    private static final long NO_LIMIT = Long.MAX_VALUE >> 12 << 12;

    /** The files of one version. */
    private record Files(String used, String peak, String limit, String events) {
        static final Files V2 = new Files("memory.current", "memory.peak", "memory.max", "memory.events");
        static final Files V1 = new Files("memory.usage_in_bytes", "memory.max_usage_in_bytes", "memory.limit_in_bytes",
                "memory.oom_control");
    }

    static Optional<ControlGroup> of(ProcReader process) {
        return process.text("cgroup").flatMap(groups -> of(groups, CgroupDirectory.MOUNT));
    }

    static Optional<ControlGroup> of(String groups, Path mount) {
        return CgroupDirectory.of(groups, CgroupDirectory.MEMORY, mount)
                .flatMap(group -> read(group, group.unified() ? Files.V2 : Files.V1));
    }

    private static Optional<ControlGroup> read(CgroupDirectory group, Files files) {
        Path place = group.directory();
        return size(place.resolve(files.used())).map(used -> new ControlGroup(group.path(), used,
                size(place.resolve(files.peak())), size(place.resolve(files.limit())),
                kills(place.resolve(files.events())),
                ProcReader.read(place.resolve("memory.pressure")).flatMap(Pressure::of)));
    }

    private static Optional<ByteSize> size(Path file) {
        return ProcReader.read(file).filter(text -> text.matches("\\d{1,19}")).map(Long::parseLong)
                .filter(bytes -> bytes < NO_LIMIT).map(ByteSize::new);
    }

    private static long kills(Path events) {
        return ProcReader.read(events).map(KILLS::matcher).filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)))
                .orElse(0L);
    }

    /** {@code 1.2 GiB of 2 GiB, peak 1.9 GiB, 1 killed for want of memory}. */
    @Override
    public String toString() {
        return used + limit.map(most -> " of " + most).orElse(", no limit") + peak.map(most -> ", peak " + most)
                .orElse("")
                + (oomKills == 0 ? "" : ", " + oomKills + " killed for want of memory");
    }
}

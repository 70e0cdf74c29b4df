package org.arangolab.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ByteSize;
import org.arangolab.KernelFile;
import org.arangolab.LabFailureException;

/** How much memory there is for servers: the machine's, or what the control group around the lab leaves of it. */
public final class MachineMemory {
    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");

    private MachineMemory() {
    }

    /** The smaller one of the machine's memory and the limit of the control group. */
    public static ByteSize total() {
        return total(Path.of("/proc/meminfo"), Path.of("/sys/fs/cgroup"));
    }

    static ByteSize total(Path meminfo, Path cgroup) {
        ByteSize machine = machine(meminfo);
        return number(cgroup.resolve("memory.max")).or(() -> number(cgroup.resolve("memory/memory.limit_in_bytes")))
                .filter(limit -> limit.compareTo(machine) < 0).orElse(machine);
    }

    private static ByteSize machine(Path meminfo) {
        try {
            Matcher total = TOTAL.matcher(KernelFile.read(meminfo));
            if (total.find()) {
                return new ByteSize(Long.parseLong(total.group(1)) * 1024);
            }
            throw new LabFailureException("cannot tell how much memory there is: no MemTotal in " + meminfo);
        } catch (IOException e) {
            throw new LabFailureException("cannot tell how much memory there is: " + e.getMessage(), e);
        }
    }

    /** {@code max}, which means no limit, and a missing file are no number. */
    private static Optional<ByteSize> number(Path file) {
        try {
            return Optional.of(KernelFile.read(file)).filter(text -> text.matches("\\d{1,18}"))
                    .map(text -> new ByteSize(Long.parseLong(text)));
        } catch (IOException e) {
            return Optional.empty(); // no control group of this version here
        }
    }
}

package org.arangolab.process;

import java.util.Optional;
import java.util.OptionalInt;
import org.arangolab.ByteSize;
import org.arangolab.process.cgroup.CgroupLimits;

/**
 * What a child may have of the machine.
 *
 * @param data     how much memory of its own the kernel gives it (setrlimit(2), RLIMIT_DATA)
 * @param niceness what it gives way to others, -20 to 19 (setpriority(2)); empty: as the lab
 * @param cgroup   what it and all that it starts may have together
 */
public record Limits(Optional<ByteSize> data, OptionalInt niceness, Optional<CgroupLimits> cgroup) {
    /** None. */
    public static final Limits NONE = new Limits(Optional.empty(), OptionalInt.empty(), Optional.empty());

    /** So many bytes of its own memory; none for 0. */
    public static Limits ofData(long bytes) {
        return bytes == 0 ? NONE : new Limits(Optional.of(new ByteSize(bytes)), OptionalInt.empty(), Optional.empty());
    }
}

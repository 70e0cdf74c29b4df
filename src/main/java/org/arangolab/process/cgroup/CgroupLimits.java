package org.arangolab.process.cgroup;

import java.util.Optional;
import org.arangolab.ByteSize;

/**
 * What a child and all that it starts may have together.
 *
 * @param memory above it the kernel gives memory back that it can do without, and kills in the group when it finds none
 * @param cpus   the time of so many processors, such as 1.5
 */
public record CgroupLimits(Optional<ByteSize> memory, Optional<Double> cpus) {
    /** {@code 512 MiB, 1.5 processors}. */
    @Override
    public String toString() {
        return memory.map(ByteSize::toString).orElse("") + (memory.isPresent() && cpus.isPresent() ? ", " : "")
                + cpus.map(count -> count + " processors").orElse("");
    }
}

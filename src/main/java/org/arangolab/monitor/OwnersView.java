package org.arangolab.monitor;

import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;

/**
 * What only the owner of a process may read of it; empty for another user's.
 *
 * @param pss         resident memory, with what it shares divided among all who share it
 * @param descriptors how many it has open
 * @param limits      its soft limits that are finite, by the kernel's names
 * @param io          what it has read and written
 */
public record OwnersView(Optional<ByteSize> pss, Optional<Integer> descriptors, Map<String, Long> limits,
                         Optional<Io> io) {
    /** Copies the limits. */
    public OwnersView {
        limits = Map.copyOf(limits);
    }
}

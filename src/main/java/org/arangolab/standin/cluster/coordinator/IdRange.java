package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.member.AgencyClient;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.time.Deadline;

/** Numbers that no server of the cluster hands out twice, taken from the agency in blocks. Thread-safe. */
final class IdRange {
    private static final String KEY = "Sync/LatestID";
    private static final long BLOCK = 100_000;

    private final Member member;
    /** Guarded by this, as the field below. */
    private long next;
    private long end;

    IdRange(Member member) {
        this.member = member;
    }

    synchronized long next() {
        if (next >= end) {
            take();
        }
        return next++;
    }

    private void take() {
        Deadline deadline = Deadline.in(AgencyClient.PATIENCE);
        JsonNode latest = member.agency().read(KEY, deadline);
        while (member.agency().write(new Change().set(KEY, LongNode.valueOf(latest.asLong(0) + BLOCK))
                .ifSame(KEY, latest), deadline) == 0) {
            latest = member.agency().read(KEY, deadline);
        }
        next = latest.asLong(0) + 1;
        end = next + BLOCK - 1;
    }
}

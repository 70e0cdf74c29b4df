package org.arangolab.standin.cluster.agency;

/** How far a follower is, as its leader knows it. Used under the lock of {@link Consensus}. */
final class Progress {
    private final String id;
    private long next;
    private long agreed;
    private long ackedAt;

    Progress(String id, long next, long now) {
        this.id = id;
        this.next = next;
        this.ackedAt = now;
    }

    String id() {
        return id;
    }

    /** The first entry to send. */
    long next() {
        return next;
    }

    /** Up to where its log agrees for certain. */
    long agreed() {
        return agreed;
    }

    /** When the last message that it answered was sent; nanoseconds of the monotonic clock. */
    long ackedAt() {
        return ackedAt;
    }

    void answered(AppendReply reply, long sentAt) {
        ackedAt = Math.max(ackedAt, sentAt);
        if (reply.success()) {
            agreed = Math.max(agreed, reply.position());
            next = agreed + 1;
        } else {
            next = Math.max(agreed, Math.min(next - 1, reply.position())) + 1;
        }
    }
}

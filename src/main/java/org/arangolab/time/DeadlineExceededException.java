package org.arangolab.time;

import java.time.Duration;
import org.arangolab.LabException;

/** A wait that ended because its time was up: what was waited for, how long, and what was seen last. */
public final class DeadlineExceededException extends LabException {
    private static final long serialVersionUID = 1L;

    private final String waitedFor;
    private final Duration limit;
    private final String lastSeen;

    /** {@code lastSeen} is empty when nothing was seen at all. */
    public DeadlineExceededException(String waitedFor, Duration limit, String lastSeen) {
        super("waited " + Durations.text(limit) + " for " + waitedFor + ", in vain"
                + (lastSeen.isEmpty() ? "" : "\n  last seen: " + lastSeen));
        this.waitedFor = waitedFor;
        this.limit = limit;
        this.lastSeen = lastSeen;
    }

    /** The same with labelled lines of evidence below. */
    public DeadlineExceededException(DeadlineExceededException first, String evidence) {
        super(first.getMessage() + "\n" + evidence, first);
        this.waitedFor = first.waitedFor;
        this.limit = first.limit;
        this.lastSeen = first.lastSeen;
    }

    /** The name of the condition. */
    public String waitedFor() {
        return waitedFor;
    }

    /** How long was waited. */
    public Duration limit() {
        return limit;
    }

    /** The last observation, empty when there was none. */
    public String lastSeen() {
        return lastSeen;
    }
}

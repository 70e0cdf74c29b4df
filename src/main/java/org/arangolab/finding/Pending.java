package org.arangolab.finding;

import java.util.Optional;

/** A finding that later lines may still tell more of; it is added when it ends, or another one begins. */
public final class Pending {
    private final FindingSet found;
    private final long patience;
    private Draft draft;
    private long since;

    /** It ends by itself so many lines after the last one that told of it. */
    public Pending(FindingSet found, long patience) {
        this.found = found;
        this.patience = patience;
    }

    /** Begins with a line; what was before ends. */
    public void begin(Draft begun, long line) {
        end();
        draft = begun;
        since = line;
    }

    /** What is told of at this line; empty when nothing is. */
    public Optional<Draft> at(long line) {
        if (draft != null && line - since > patience) {
            end();
        }
        return Optional.ofNullable(draft);
    }

    /** This line tells of it, too. */
    public void goesOn(long line) {
        since = line;
    }

    /** Whether there is one. */
    public boolean begun() {
        return draft != null;
    }

    /** No more is told of it. */
    public void end() {
        if (draft != null) {
            found.add(draft);
            draft = null;
        }
    }
}

package org.arangolab.diagnose.runtime;

import java.util.Optional;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Pending;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.TextLine;

/**
 * What the run time of a language, or a library of logging, writes when its process dies: a line that begins it, and
 * those that go on with it soon after, mostly its stack.
 */
abstract class RuntimeDeath implements Recogniser {
    static final long SOON = 12;
    private static final int LONGEST = 4000;

    private final Pending pending;

    RuntimeDeath(FindingSet found) {
        this.pending = new Pending(found, SOON);
    }

    /** Whether this line begins a death; {@link #begin} is called for it then. */
    abstract boolean begins(TextLine line, String text);

    /** Whether this line tells more of the one that was begun. */
    abstract boolean goesOn(Draft draft, String text);

    final void begin(Draft draft, TextLine line) {
        pending.begin(draft, line.number());
    }

    /** Nothing more will be told of the one that was begun. */
    final void finish() {
        pending.end();
    }

    @Override
    public boolean accept(TextLine line) {
        String text = line.text();
        boolean open = pending.at(line.number()).isPresent();
        if (text.length() > LONGEST || text.isBlank()) {
            return false;
        }
        boolean own = begins(line, text)
                || open && pending.at(line.number()).filter(draft -> goesOn(draft, text)).isPresent();
        if (own && pending.begun()) {
            pending.goesOn(line.number());
        }
        return own;
    }

    /** The one that was begun and may go on; empty when there is none. */
    final Optional<Draft> open(TextLine line) {
        return pending.at(line.number());
    }

    @Override
    public boolean hungry() {
        return pending.begun();
    }

    @Override
    public void end() {
        pending.end();
    }
}

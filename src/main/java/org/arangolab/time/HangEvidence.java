package org.arangolab.time;

import org.arangolab.LabException;

/** What was seen of the servers while a wait was in vain; goes with the failure of that wait, and is none itself. */
public final class HangEvidence extends LabException {
    private static final long serialVersionUID = 1L;

    HangEvidence(String what, String seen) {
        super("while it waited for " + what + "\n" + seen);
    }
}

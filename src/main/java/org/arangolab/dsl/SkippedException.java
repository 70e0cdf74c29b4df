package org.arangolab.dsl;

import org.arangolab.LabException;

/** A test cannot run here, and says why: it is skipped, which is no failure. */
public final class SkippedException extends LabException {
    private static final long serialVersionUID = 1L;

    /** With the reason. */
    public SkippedException(String reason) {
        super(reason);
    }
}

package org.arangolab.run;

import org.arangolab.LabException;

/** Leaves a script whose next test is not to be run, because the run ends early. */
final class RunStoppedException extends LabException {
    private static final long serialVersionUID = 1L;

    RunStoppedException() {
        super("the run ends early; this test is not run");
    }
}

package org.arangolab.standin.cluster.supervision;

import org.arangolab.standin.cluster.agency.Change;

/**
 * What one look at a job led to.
 *
 * @param outcome how the job stands now
 * @param change  what is to be changed
 * @param reason  why it failed, else empty
 */
record JobStep(Outcome outcome, Change change, String reason) {
    enum Outcome { WAITING, GOES_ON, FINISHED, FAILED }

    static JobStep waiting() {
        return new JobStep(Outcome.WAITING, new Change(), "");
    }

    static JobStep goesOn(Change change) {
        return new JobStep(Outcome.GOES_ON, change, "");
    }

    static JobStep finished(Change change) {
        return new JobStep(Outcome.FINISHED, change, "");
    }

    static JobStep failed(String reason) {
        return failed(reason, new Change());
    }

    static JobStep failed(String reason, Change change) {
        return new JobStep(Outcome.FAILED, change, reason);
    }
}

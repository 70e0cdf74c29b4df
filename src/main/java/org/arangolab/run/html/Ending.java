package org.arangolab.run.html;

import org.arangolab.run.ExitCode;
import org.arangolab.run.RunSummary;

/**
 * How a run ended.
 *
 * @param text   for a person; empty when there is nothing to say beyond the tests
 * @param cutOff whether it did not come to its end
 */
record Ending(String text, boolean cutOff) {
    static final Ending AS_USUAL = new Ending("", false);

    static Ending of(RunSummary summary) {
        ExitCode code = summary.exitCode();
        String notRun = summary.notRun() == 0 ? "" : summary.notRun()
                + (summary.notRun() == 1 ? " script was" : " scripts were")
                + " not run; ";
        return new Ending(notRun + "exit code " + code.code() + ", " + code.meaning(), summary.interrupted());
    }

    static Ending cutOff(String reason) {
        return new Ending("the run was cut off: " + reason, true);
    }
}

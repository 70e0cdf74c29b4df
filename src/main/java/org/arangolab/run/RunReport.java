package org.arangolab.run;

import java.util.function.Consumer;
import org.arangolab.event.LabEvent;

/**
 * Tells a run to somebody: hears every event, from several threads, and at last how it ended, by exactly one of the two
 * methods.
 */
public interface RunReport extends Consumer<LabEvent> {
    /** The run is over. */
    void finished(RunSummary summary);

    /** The run did not come to its end: {@code reason} completes the sentence {@code the run was cut off: …}. */
    void aborted(String reason);
}

package org.arangolab.dsl;

import org.arangolab.instance.Instance;

/** What a script can do with the race control of a maintainer build. */
public record RaceControlWords(Instance instance) {
    /** Lets the threads that wait for each other begin anew. */
    @Word(value = "Lets the threads that wait for each other begin anew.", example = "db1.raceControl.reset()")
    public void reset() {
        instance.failurePoints().resetRaceControl();
    }

    @Override
    public String toString() {
        return "the race control of " + instance.name();
    }
}

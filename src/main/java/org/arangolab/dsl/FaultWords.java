package org.arangolab.dsl;

/** The faults that a maintainer build lets a script make. */
public interface FaultWords {
    @Word(value = "Lets a maintainer build end itself by SIGKILL.", example = "db1.debugTerminate()")
    ServerWords debugTerminate();

    @Word(value = "Lets a maintainer build crash as a message says: CRASH-HANDLER-TEST-ABORT, -SEGFAULT, -ASSERT, "
            + "-TERMINATE; else by SIGKILL.", example = "db1.debugTerminate('CRASH-HANDLER-TEST-ABORT')")
    ServerWords debugTerminate(String message);

    @Word(value = "The race control of a maintainer build.", example = "db1.raceControl.reset()")
    RaceControlWords getRaceControl();
}

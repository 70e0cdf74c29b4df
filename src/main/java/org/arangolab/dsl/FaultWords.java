package org.arangolab.dsl;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;

/** The faults that a maintainer build lets a script make. */
public interface FaultWords {
    @Word(value = "Sets a failure point; it is cleared at the end of the test.",
            example = "db1.failAt('TransactionCommitFail')")
    ServerWords failAt(String name);

    @Word(value = "Sets a failure point whose name this executable does not seem to know.",
            example = "db1.failAt('Agency::made-at-run-time', check: false)")
    ServerWords failAt(Map<String, ?> settings, String name);

    @Word(value = "Sets a failure point while the block runs, clears it then, and fails when it stays set.",
            example = "db1.failAt('Document::write') { fp -> assert db1['users'].count == 0 }")
    Object failAt(String name, Closure<?> block);

    @Word(value = "Sets a failure point of an unknown name while the block runs.",
            example = "db1.failAt('Agency::made-at-run-time', check: false) { fp -> … }")
    Object failAt(Map<String, ?> settings, String name, Closure<?> block);

    @Word(value = "Clears a failure point.", example = "db1.clearFailAt('Document::write')")
    ServerWords clearFailAt(String name);

    @Word(value = "Clears all failure points.", example = "db1.clearFailAt()")
    ServerWords clearFailAt();

    @Word(value = "The failure points that are set now.", example = "db1.failurePoints")
    List<String> getFailurePoints();

    @Word(value = "Lets a maintainer build end itself by SIGKILL.", example = "db1.debugTerminate()")
    ServerWords debugTerminate();

    @Word(value = "Lets a maintainer build crash as a message says: CRASH-HANDLER-TEST-ABORT, -SEGFAULT, -ASSERT, "
            + "-TERMINATE; else by SIGKILL.", example = "db1.debugTerminate('CRASH-HANDLER-TEST-ABORT')")
    ServerWords debugTerminate(String message);

    @Word(value = "The race control of a maintainer build.", example = "db1.raceControl.reset()")
    RaceControlWords getRaceControl();
}

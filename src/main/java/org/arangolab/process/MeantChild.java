package org.arangolab.process;

import java.util.List;
import java.util.Optional;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/**
 * Finds the child that a process was started for: the one that has become the program at the end of its arguments.
 * Right after the fork it still is its parent's program.
 *
 * @param parent what was started
 */
record MeantChild(ChildProcess parent) {
    /**
     * Waits for it; empty when the parent ends before.
     *
     * @throws org.arangolab.time.DeadlineExceededException when there is none by then
     */
    Optional<ProcessIdentity> await(Deadline deadline) {
        return Await.that("the child of " + parent).orWhen(parent.onExit()).until(deadline, this::look);
    }

    private Observation<Optional<ProcessIdentity>> look() {
        boolean alive = parent.alive(); // before the look: who ends in between has no child any more
        Optional<ProcessIdentity> child = parent.children().map(ForeignProcess::of).flatMap(Optional::stream)
                .filter(this::meant).map(ForeignProcess::identity).findFirst();
        return child.isPresent() || !alive ? Observation.found(child) : Observation.notYet("it has not started "
                + parent.command().arguments());
    }

    /** A script shows its interpreter before its own name. */
    private boolean meant(ForeignProcess child) {
        List<String> words = child.commandLine();
        List<String> all = parent.command().argv();
        return words.size() < all.size() && (endsWith(all, words)
                || endsWith(all, words.subList(Math.min(1, words.size()),
                words.size())));
    }

    private static boolean endsWith(List<String> all, List<String> end) {
        return !end.isEmpty() && all.subList(all.size() - end.size(), all.size()).equals(end);
    }
}

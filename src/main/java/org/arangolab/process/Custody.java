package org.arangolab.process;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the children of a run known to those who end them when the lab cannot: by a mark in their environment, in the
 * run's book, and to a guardian that is started with the first of them. Thread-safe.
 */
public final class Custody implements AutoCloseable {
    private final RunMark run;
    private final Book book;
    private Optional<Guardian> guardian = Optional.empty();
    private boolean used;

    /** Where the children of a run are written down for labs to come. */
    @FunctionalInterface
    public interface Book {
        /** Before a child is handed out. */
        void child(ProcessIdentity child);

        /** Before a control group is made for one. */
        default void group(Path directory) {
        }
    }

    /** With a book to write in. */
    public Custody(RunMark run, Book book) {
        this.run = run;
        this.book = book;
    }

    /** Whether this system has what a guardian needs. */
    public static boolean guarded() {
        return Guardian.possible();
    }

    /** The variables that every child gets. */
    Map<String, String> environment() {
        return Map.of(RunMark.VARIABLE, run.id());
    }

    /** Before a child is started: there is a guardian then, who knows those that run already. */
    synchronized void prepare(Collection<ChildProcess> running) {
        used = true;
        if (guardian.filter(Guardian::alive).isEmpty()) {
            guardian = Guardian.start(run);
            guardian.ifPresent(g -> running.forEach(child -> child.identity().ifPresent(g::began)));
        }
    }

    synchronized void began(ChildProcess child) {
        child.identity().ifPresent(identity -> {
            guardian.ifPresent(g -> g.began(identity));
            book.child(identity);
        });
    }

    synchronized void grouped(Path directory) {
        guardian.ifPresent(g -> g.grouped(directory));
        book.group(directory);
    }

    /** The run's name. */
    String run() {
        return run.id();
    }

    synchronized void ended(ChildProcess child) {
        guardian.ifPresent(g -> child.identity().ifPresent(g::ended));
    }

    /** The guardian's process id, once there is one. */
    public synchronized Optional<Long> guardian() {
        return guardian.map(Guardian::pid);
    }

    /** Every child has ended: kills what these have left behind, and lets the guardian go. */
    @Override
    public synchronized void close() {
        if (used) {
            MarkedProcesses.of(run.id()).forEach(MarkedProcesses::kill);
        }
        guardian.ifPresent(Guardian::dismiss);
        guardian = Optional.empty();
    }
}

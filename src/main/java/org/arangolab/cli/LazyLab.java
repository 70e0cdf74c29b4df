package org.arangolab.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.dsl.Words;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.lab.Session;
import org.arangolab.run.SignalTrap;

/**
 * A lab for a piece of code that may not need one: opened with the first word. From then on Ctrl-C and SIGTERM
 * interrupt the code, so that its servers are ended in order; before, they end the JVM. Used from one thread.
 */
final class LazyLab implements AutoCloseable {
    private final Supplier<LabOptions> options;
    private final PrintWriter err;
    private final Thread user = Thread.currentThread();
    private Optional<Opened> opened = Optional.empty();
    private volatile boolean interrupted;

    private record Opened(Lab lab, Session session, Words words, SignalTrap trap) {
    }

    LazyLab(Supplier<LabOptions> options, PrintWriter err) {
        this.options = options;
        this.err = err;
    }

    Words words() {
        if (opened.isEmpty()) {
            opened = Optional.of(open());
        }
        return opened.get().words();
    }

    private Opened open() {
        Lab lab = Lab.open(options.get());
        Session session = lab.session("");
        Words words = new Words(lab, session, (test, body) -> body.run());
        return new Opened(lab, session, words, new SignalTrap(this::interrupt, lab::endProcesses));
    }

    private void interrupt() {
        interrupted = true;
        user.interrupt();
    }

    boolean interrupted() {
        return interrupted;
    }

    /** The run's directory is worth a look, when there was a server at all. */
    void failed() {
        opened.filter(o -> !o.session().instances().isEmpty()).ifPresent(o -> o.lab().markFailed());
    }

    /** A failure while closing is told and changes nothing. */
    @Override
    public void close() {
        opened.ifPresent(this::close);
    }

    private void close(Opened o) {
        Thread.interrupted(); // it was meant for the code, not for its clean-up
        try {
            o.lab().close();
        } catch (RuntimeException e) {
            err.println("arangolab: while closing: " + e.getMessage());
        }
        o.trap().close();
        if (o.lab().keeps()) {
            err.println("kept: " + o.lab().directory());
        }
    }
}

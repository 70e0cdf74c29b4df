package org.arangolab.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.arangolab.event.JournalReader;
import org.arangolab.event.LabEvent;

/**
 * A run told from its journal, also when its lab was killed: the same lines as on the console, and the JUnit report, in
 * which what had not ended is an error. Used once, from one thread.
 */
public final class RecordedRun {
    private final Path journal;
    private final Tally tally = new Tally();
    private final ConsoleReport console;
    private final JUnitReport junit = new JUnitReport(List.of(), this::now);
    private Instant now = Instant.EPOCH;
    private Instant first = Instant.EPOCH;
    private int openScripts;
    private boolean closed;

    /** The run in a directory, told there. */
    public RecordedRun(Path directory, PrintStream out, Colour colour) {
        this.journal = directory.resolve("journal.jsonl");
        this.console = new ConsoleReport(out, colour, "as recorded in " + journal);
    }

    private Instant now() {
        return now;
    }

    /**
     * Tells it.
     *
     * @param cutOff why the run has not come to its end, if it has not
     * @param report the file that takes the JUnit report
     * @return why it has not come to its end; empty when it has
     * @throws org.arangolab.ConfigException     when the directory has no journal
     * @throws org.arangolab.LabFailureException when the journal cannot be read or the report not be written
     */
    public Optional<String> tell(String cutOff, Path report) {
        int passedOver = new JournalReader(journal).read(this::replay);
        junit.writeTo(List.of(report));
        if (closed && openScripts == 0) {
            console.finished(new RunSummary(tally.counts(), 0, false, Duration.between(first, now)));
            return Optional.empty();
        }
        String reason = closed ? "a script ended the lab" : cutOff;
        console.aborted(reason, passedOver);
        return Optional.of(reason);
    }

    private void replay(JournalReader.Entry entry) {
        now = entry.time();
        first = first.equals(Instant.EPOCH) ? now : first;
        LabEvent event = entry.event();
        closed = event instanceof LabEvent.LabClosed;
        if (event instanceof LabEvent.ScriptStarted) {
            openScripts++;
        } else if (event instanceof LabEvent.ScriptEnded) {
            openScripts--;
        }
        tally.accept(event);
        console.accept(event);
        junit.accept(event);
    }
}

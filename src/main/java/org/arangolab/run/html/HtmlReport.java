package org.arangolab.run.html;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.arangolab.LabFailureException;
import org.arangolab.event.JournalReader;
import org.arangolab.event.LabEvent;
import org.arangolab.fs.Workspace;
import org.arangolab.run.RunReport;
import org.arangolab.run.RunSummary;

/**
 * The page {@code report.html}: in the run's directory when that is kept, and in another one when the user wants it.
 * Made from the journal when the run is over, so that nothing is remembered while it runs.
 */
public final class HtmlReport implements RunReport {
    /** The name of the page. */
    public static final String FILE = "report.html";

    private final Path run;
    private final Optional<Path> wanted;
    private final String server;
    private final BooleanSupplier keeps;

    /**
     * Of the run in a directory.
     *
     * @param wanted the directory that gets the page in any case
     * @param server which binary is in use
     * @param keeps  whether the run's directory stays
     * @throws LabFailureException when that other directory cannot be made
     */
    public HtmlReport(Path run, Optional<Path> wanted, String server, BooleanSupplier keeps) {
        this.run = run;
        this.wanted = wanted;
        this.server = server;
        this.keeps = keeps;
        wanted.ifPresent(HtmlReport::make);
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LabFailureException("cannot make the directory for the report, " + directory + ": "
                    + Workspace.reason(e), e);
        }
    }

    @Override
    public void accept(LabEvent event) {
        // the journal has it
    }

    @Override
    public void finished(RunSummary summary) {
        write(Ending.of(summary));
    }

    @Override
    public void aborted(String reason) {
        write(Ending.cutOff(reason));
    }

    private void write(Ending ending) {
        boolean kept = keeps.getAsBoolean();
        List<Path> targets = new ArrayList<>();
        if (kept) {
            targets.add(run.resolve(FILE));
        }
        wanted.map(directory -> directory.resolve(FILE)).ifPresent(targets::add);
        if (!targets.isEmpty()) {
            Story story = read(run);
            targets.forEach(target -> write(new Page(story, ending, server, new RunFiles(run, kept ? Optional.of(target)
                    : Optional.empty())), target));
        }
    }

    /**
     * Tells a recorded run, also one whose lab was killed.
     *
     * @param cutOff why it did not come to its end; empty when it did
     */
    public static void tell(Path run, Optional<String> cutOff, Path target) {
        Optional.ofNullable(target.toAbsolutePath().getParent()).ifPresent(HtmlReport::make);
        write(new Page(read(run), cutOff.map(Ending::cutOff).orElse(Ending.AS_USUAL), "",
                new RunFiles(run, Optional.of(target))), target);
    }

    private static Story read(Path run) {
        Story story = new Story();
        new JournalReader(run.resolve("journal.jsonl")).read(story::hear);
        return story;
    }

    /** In one step: who looks at it while it is written sees the one before. */
    private static void write(Page page, Path target) {
        Path file = target.toAbsolutePath();
        Path draft = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Workspace.asPrivateAsItsDirectory(draft);
            try (BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                page.write(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(file, e);
        } catch (UncheckedIOException e) {
            throw failure(file, e.getCause());
        }
    }

    private static LabFailureException failure(Path file, IOException e) {
        return new LabFailureException("cannot write the report " + file + ": " + Workspace.reason(e), e);
    }
}

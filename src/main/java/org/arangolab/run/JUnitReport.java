package org.arangolab.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.LabFailureException;
import org.arangolab.event.LabEvent;
import org.arangolab.fs.Workspace;

/**
 * JUnit XML, as CI systems read it: one suite for each script. The file is replaced, in one step, at each start and end
 * of a test, so that a run that is killed leaves a valid report in which what had not ended is an error. Thread-safe.
 */
public final class JUnitReport implements RunReport {
    private final List<Path> files;
    private final InstantSource clock;
    private final Map<String, JUnitSuite> suites = new LinkedHashMap<>();

    /**
     * Into these files.
     *
     * @throws LabFailureException when one of them cannot be written
     */
    public JUnitReport(List<Path> files, InstantSource clock) {
        this.files = files.stream().map(Path::toAbsolutePath).toList();
        this.clock = clock;
        write();
    }

    @Override
    public synchronized void accept(LabEvent event) {
        if (event instanceof LabEvent.ScriptStarted start) {
            suite(start.subject()).begin();
        } else if (event instanceof LabEvent.TestStarted start) {
            suite(start.file()).started(new TestCase(start.subject(), start.file()));
        } else if (event instanceof LabEvent.TestEnded end) {
            suite(end.file()).ended(TestResult.of(end));
        } else if (event instanceof LabEvent.ScriptEnded end) {
            suite(end.subject()).end();
        } else {
            return;
        }
        write();
    }

    private JUnitSuite suite(String file) {
        return suites.computeIfAbsent(file, f -> new JUnitSuite(f, now()));
    }

    private Instant now() {
        return clock.instant();
    }

    @Override
    public void finished(RunSummary summary) {
        // written already
    }

    @Override
    public void aborted(String reason) {
        // written already: what had not ended stands there as an error
    }

    private void write() {
        writeTo(files);
    }

    /** Writes it, as it is now, there. */
    void writeTo(List<Path> targets) {
        byte[] xml = xml().getBytes(StandardCharsets.UTF_8);
        targets.forEach(file -> replace(file.toAbsolutePath(), xml));
    }

    synchronized String xml() {
        StringBuilder body = new StringBuilder();
        JUnitCounts all = new JUnitCounts();
        for (JUnitSuite suite : suites.values()) {
            JUnitSuite.Rendered rendered = suite.render();
            all.add(rendered.counts());
            body.append(rendered.counts().total() == 0 ? "" : rendered.xml());
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"arangolab\" " + all.attributes() + ">\n"
                + body + "</testsuites>\n";
    }

    private static void replace(Path file, byte[] content) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Workspace.asPrivateAsItsDirectory(draft);
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LabFailureException("cannot write the report " + file + ": " + Workspace.reason(e), e);
        }
    }
}

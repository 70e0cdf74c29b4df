package org.arangolab.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.arangolab.run.html.HtmlReport;

/**
 * Who is told about a run, besides the journal and {@code RUN/junit.xml}, which are always written.
 *
 * @param junit  another place for the JUnit report
 * @param html   a directory that gets the page of the run; it is in the run's own when that is kept
 * @param tap    whether TAP goes to standard output, and everything else to standard error
 * @param github whether annotations for GitHub Actions are printed
 * @param colour of the console
 * @param out    standard output
 * @param err    standard error
 */
public record Reporting(Optional<Path> junit, Optional<Path> html, boolean tap, boolean github, Colour colour,
                        PrintStream out, PrintStream err) {
    /** Where people read. */
    PrintStream console() {
        return tap ? err : out;
    }

    List<RunReport> open(Path run, String server, BooleanSupplier keeps) {
        List<Path> files = new ArrayList<>(List.of(run.resolve("junit.xml")));
        junit.ifPresent(files::add);
        List<RunReport> reports = new ArrayList<>();
        reports.add(new JUnitReport(files, InstantSource.system()));
        reports.add(new ConsoleReport(console(), colour, server));
        if (tap) {
            reports.add(new TapReport(out));
        }
        if (github) {
            reports.add(new GitHubReport(console()));
        }
        reports.add(new HtmlReport(run, html, server, keeps));
        return reports;
    }
}

package org.arangolab.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.lab.Sweep;
import org.arangolab.run.ExitCode;
import org.arangolab.run.RecordedRun;
import org.arangolab.run.html.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code arangolab report}: what a run's journal tells. */
@Command(name = "report", description = "Tells what became of a run, from the journal in its directory, and writes its "
        + "JUnit report and a page for a browser. A run that was killed is told, too: what had not ended is an error.",
        footer = {"", "Example:", "  arangolab report /tmp/arangolab-me/20260101-120000-ab3de", "",
            "Exit codes: 0 told, 4 it cannot be read, 64 not the directory of a run."})
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN-DIR", description = "The run's directory.")
    private Path directory;

    @Option(names = "--junit", paramLabel = "FILE",
            description = "Write the JUnit report there; default: junit.xml in the run's directory.")
    private Path junit;

    @Option(names = "--html", paramLabel = "DIR",
            description = "Write the page for a browser, report.html, there; default: in the run's directory.")
    private Path html;

    @Override
    public Integer call() {
        PrintStream out = System.out;
        Path run = directory.toAbsolutePath().normalize();
        Optional<String> cutOff = new RecordedRun(run, out, Terminals.colour(System.getenv()))
                .tell(lives(run) ? "it still runs" : "its lab was killed",
                        Optional.ofNullable(junit).orElse(run.resolve("junit.xml")));
        Path page = Optional.ofNullable(html).orElse(run).resolve(HtmlReport.FILE);
        HtmlReport.tell(run, cutOff, page);
        out.println("page: " + page);
        return ExitCode.PASSED.code();
    }

    private static boolean lives(Path run) {
        return Optional.ofNullable(run.getParent()).stream().flatMap(runs -> new Sweep(runs).living().stream())
                .anyMatch(living -> living.directory().equals(run));
    }
}

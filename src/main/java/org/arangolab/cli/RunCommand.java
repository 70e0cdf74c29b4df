package org.arangolab.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.arangolab.run.Reporting;
import org.arangolab.run.RunSettings;
import org.arangolab.run.ScriptFinder;
import org.arangolab.run.Selection;
import org.arangolab.run.Shard;
import org.arangolab.run.TestRun;
import org.arangolab.run.TestSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code arangolab run}: scripts as test programs. */
@Command(name = "run", description = "Runs scripts as test programs: files, and all *.groovy files below directories.",
        footer = {"", "Examples:", "  arangolab run scripts/smoke.groovy",
            "  arangolab run tests --jobs 4 --tag smoke --junit build/junit.xml",
            "  arangolab run tests --name 'survives a crash' --repeat 20 --fail-fast"})
final class RunCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and directories.")
    private List<Path> paths;

    @Option(names = {"-j", "--jobs"}, paramLabel = "N", converter = CountText.class,
            description = "How many scripts at the same time; default 1.")
    private int jobs = 1;

    @Option(names = "--tag", paramLabel = "TAG", split = ",",
            description = "Only scripts with this tag in their line //TAGS; may be repeated.")
    private Set<String> tags = new LinkedHashSet<>();

    @Option(names = "--name", paramLabel = "REGEX", description = "Only tests in whose name this is found.")
    private Pattern name;

    @Option(names = "--shard", paramLabel = "I/N", converter = ShardText.class,
            description = "Only part I of N of the scripts, to share a run between machines.")
    private Shard shard = Shard.WHOLE;

    @Option(names = "--repeat", paramLabel = "N", converter = CountText.class, description = "Run each script N times.")
    private int repeat = 1;

    @Option(names = "--retries", paramLabel = "N", converter = CountText.FromZero.class,
            description = "Try a failed test up to N times again; passing then is told as flaky.")
    private int retries;

    @Option(names = "--timeout", paramLabel = "TIME", converter = DurationText.class,
            description = "How long a test may take that does not say so itself; default 10.min.")
    private Duration timeout = TestSettings.DEFAULTS.timeout();

    @Option(names = "--fail-fast", description = "End the run with the first failure.")
    private boolean failFast;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A variable of every script; may be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(names = "--junit", paramLabel = "FILE",
            description = "Write the JUnit report there too; it is always in the run's directory.")
    private Path junit;

    @Option(names = "--html", paramLabel = "DIR",
            description = "Write a page for a browser, report.html, there; it is in the run's directory when that is "
                    + "kept.")
    private Path html;

    @Option(names = "--tap", description = "TAP 14 on standard output, everything else on standard error.")
    private boolean tap;

    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    RunCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        PrintStream out = System.out;
        Reporting reporting = new Reporting(Optional.ofNullable(junit), Optional.ofNullable(html), tap,
                "true".equals(System.getenv("GITHUB_ACTIONS")), Terminals.colour(System.getenv()), out, System.err);
        if (tap) {
            System.setOut(System.err); // what scripts print must not come between the lines of TAP
        }
        try {
            return new TestRun(workspace.apply(common.lab()), settings(), reporting).run(ScriptFinder.find(paths))
                    .code();
        } finally {
            System.setOut(out);
        }
    }

    private RunSettings settings() {
        TestSettings tests = new TestSettings(retries, timeout, TestSettings.DEFAULTS.grace(),
                common.verbose(), variables);
        return new RunSettings(new Selection(tags, Optional.ofNullable(name), shard), jobs, repeat, failFast, tests);
    }
}

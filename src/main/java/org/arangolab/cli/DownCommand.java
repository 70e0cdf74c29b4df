package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.lab.DetachedRun;
import org.arangolab.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arangolab down}: ends what {@code up --detach} has left running. */
@Command(name = "down", sortOptions = false,
        description = "Ends the servers of 'arangolab up --detach', the agents last, and removes their directory.",
        footer = {"", "Exit codes: 0 all have ended, 4 something could not be removed, 64 wrong usage, or several and "
                + "none named."})
final class DownCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "RUN", arity = "0..1",
            description = "Which one, as up has told; needed when there are several.")
    private String name;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Option(names = "--grace", paramLabel = "TIME", converter = DurationText.class,
            description = "How long they may take before they are killed; default 60.s.")
    private Duration grace = Duration.ofMinutes(1);

    @Option(names = "--out", paramLabel = "DIR",
            description = "Below which directory the runs are; default: ARANGOLAB_RUNS, else the temporary directory.")
    private Path out;

    @Spec
    private CommandSpec spec;

    DownCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        List<DetachedRun> runs = DetachedRun.all(Optional.ofNullable(out).orElse(common.lab().runs()));
        PrintWriter console = spec.commandLine().getOut();
        List<DetachedRun> chosen = chosen(runs);
        if (chosen.isEmpty()) {
            console.println("nothing is up");
        }
        chosen.forEach(run -> end(run, console));
        return ExitCode.PASSED.code();
    }

    private List<DetachedRun> chosen(List<DetachedRun> runs) {
        List<String> names = runs.stream().map(DetachedRun::name).toList();
        if (name != null) {
            return List.of(runs.stream().filter(run -> run.name().equals(name)).findFirst().orElseThrow(() ->
                    new ConfigException("no run '" + name + "' is up" + Suggestion.hint(name, names))));
        }
        if (runs.size() > 1 && !all) {
            throw new ConfigException(runs.size() + " runs are up: " + String.join(", ", names)
                    + "; name one, or --all");
        }
        return runs;
    }

    private void end(DetachedRun run, PrintWriter console) {
        int running = run.running().size();
        List<DetachedRun.Server> killed = run.end(grace);
        console.println(run.name() + ": ended " + running + " of " + run.servers().size() + " servers"
                + (killed.isEmpty() ? "" : ", killed " + killed) + ", removed " + run.directory());
    }
}

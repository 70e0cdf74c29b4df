package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.lab.DetachedRun;
import org.arangolab.lab.RunRecord;
import org.arangolab.lab.Sweep;
import org.arangolab.monitor.UsageProbe;
import org.arangolab.run.ExitCode;
import org.arangolab.time.Durations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code arangolab ps}: the labs that live on this machine, and their servers. */
@Command(name = "ps", description = "Shows the labs of this user that live, and their servers that run.",
        footer = {"", "Exit codes: 0 in any case, 64 wrong usage."})
final class PsCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Below which directory the runs are; default: ARANGOLAB_RUNS, else the temporary directory.")
    private Path out;

    @Spec
    private CommandSpec spec;

    PsCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        Path runs = Optional.ofNullable(out).orElse(common.lab().runs());
        List<RunRecord> living = new Sweep(runs).living();
        List<DetachedRun> detached = DetachedRun.all(runs);
        living.forEach(run -> print(run, console));
        detached.forEach(run -> print(run, console));
        if (living.isEmpty() && detached.isEmpty()) {
            console.println("no lab lives");
        }
        return ExitCode.PASSED.code();
    }

    private static void print(RunRecord run, PrintWriter console) {
        console.println(run.id() + " [" + run.owner().pid() + "] " + run.directory());
        run.runningServers().forEach(server ->
                console.println("  " + server.name() + " [" + server.pid() + "] " + server.endpoint()
                        + use(server.pid())));
    }

    private static void print(DetachedRun run, PrintWriter console) {
        console.println(run.name() + " (detached) " + run.directory());
        run.running().forEach(server -> console.println("  " + server + use(server.process().pid())));
    }

    /** {@code , 77.4 MiB, cpu 460 ms}. */
    private static String use(long pid) {
        return UsageProbe.once(pid).map(usage -> ", " + usage.rss() + ", cpu " + Durations.text(usage.cpu()))
                .orElse("");
    }
}

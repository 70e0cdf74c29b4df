package org.arangolab.tools;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.event.LabEvent;
import org.arangolab.finding.Finding;
import org.arangolab.instance.OptionCatalog;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.Command;
import org.arangolab.process.Limits;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.InterruptedWaitException;

/**
 * Starts client tools: one runner for all of them. What is wrong with a job is told before anything is started.
 * Thread-safe.
 */
public final class ToolRunner {
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    private static final Duration SLOT = Duration.ofMinutes(15);

    private final ToolContext context;
    private final Set<RunningTool> running = ConcurrentHashMap.newKeySet();
    private final Map<Path, List<Finding>> reports = new ConcurrentSkipListMap<>();

    /** With what the lab lends. */
    public ToolRunner(ToolContext context) {
        this.context = context;
    }

    /**
     * Runs a tool to its end.
     *
     * @throws ConfigException           with all mistakes in its options; nothing is started then
     * @throws ToolFailedException       when it failed, and the job wants to hear of that
     * @throws DeadlineExceededException when it was not through in time; it has been ended then
     */
    public ToolResult run(ToolJob job) {
        ToolResult result = start(job, Set.of()).result();
        for (int tries = 1; tries < job.terms().tries() && Transience.of(result); tries++) {
            Await.pause(RETRY_PAUSE);
            result = start(job, Set.of()).result();
        }
        return checked(job, result);
    }

    /** The result, or the exception when it is a failure that the job wants to hear of. */
    ToolResult checked(ToolJob job, ToolResult result) {
        if (job.terms().check() && !result.isOk()) {
            throw new ToolFailedException(result, new ToolHome(result.directory()).commandLine());
        }
        return result;
    }

    /** What is known of the tool's own options; for completion. */
    public Collection<String> options(Tool tool) {
        return catalog(context.locator().apply(tool)).names();
    }

    /** The same as a script writes them, without quotes; those with a dot, which all tools share, are left out. */
    public List<String> plainOptions(Tool tool) {
        return options(tool).stream().filter(name -> name.indexOf('.') < 0).map(ToolOptions::camelCase).sorted()
                .toList();
    }

    private OptionCatalog catalog(Path executable) {
        return context.catalogs().ofTool(executable, context.timeouts());
    }

    /**
     * What would be started: the executable and each option with its origin, a line each.
     *
     * @throws ConfigException with all mistakes in its options
     */
    public String explain(ToolJob job) {
        Path executable = context.locator().apply(job.tool());
        ToolArguments arguments = new ToolArguments(job, executable, catalog(executable));
        ToolRules.check(job);
        return executable + "\n" + String.join("\n", arguments.explained());
    }

    /** Starts a tool in the background. */
    public BackgroundRun background(ToolJob job) {
        RunningTool tool = start(job, Set.of());
        Thread follower = new Thread(tool::follow, "follows " + tool);
        follower.setDaemon(true);
        follower.start();
        return new BackgroundRun(this, job, tool);
    }

    /** Starts a shell that one talks with; it is alive until it is finished or closed. */
    public ToolSession session(ToolJob job) {
        return new ToolSession(this, job, start(job, Set.of(Command.Trait.INPUT)));
    }

    /** Starts a shell for each snippet, which runs it again and again until all are told to stop. */
    public ShellFleet fleet(ToolJob job, List<String> snippets) {
        return new ShellFleet(this, job, home("shells")).start(snippets);
    }

    /**
     * Runs an import whose rows are changed on their way; errors of {@code run} apply, and those of the transform.
     *
     * @param type of the file: {@code csv}, {@code tsv} or {@code jsonl}
     */
    public ToolResult feed(ToolJob job, Path file, String type, Function<Map<String, Object>, Map<?, ?>> transform) {
        RunningTool running = start(job.with("file", "-").with("type", "jsonl"), Set.of(Command.Trait.INPUT));
        boolean fed = false;
        try {
            new ImportFeed(file, type, transform).into(running.input());
            fed = true;
        } catch (UncheckedIOException e) {
            fed = true; // it reads no more: its own words say why
        } finally {
            if (!fed) {
                running.end();
            }
        }
        return checked(job, running.result());
    }

    /** The tools that run now, each with the last line that it wrote: {@code arangodump [4711] …}; sorted. */
    public List<String> running() {
        return running.stream().filter(RunningTool::alive).map(tool -> tool + " " + tool.progress()).sorted().toList();
    }

    /** What sanitizers have reported of tools that have ended, by the directories of their runs. */
    public Map<Path, List<Finding>> reports() {
        return Map.copyOf(reports);
    }

    /** A new directory of the run for a tool's files. */
    public Path home(String name) {
        return context.home().apply(name);
    }

    /** The deadlines around the script. */
    Deadline clamp(Duration time) {
        return context.timeouts().clamp(time);
    }

    /** When there is a place among the tools that may run at once. */
    RunningTool start(ToolJob job, Set<Command.Trait> traits) {
        return start(job, traits, true);
    }

    /** At once: for tools that wait for each other. */
    RunningTool startAtOnce(ToolJob job) {
        return start(job, Set.of(), false);
    }

    private RunningTool start(ToolJob job, Set<Command.Trait> traits, boolean inTurn) {
        Path executable = context.locator().apply(job.tool());
        ToolArguments arguments = new ToolArguments(job, executable, catalog(executable));
        ToolRules.check(job);
        ToolAccess.check(job);
        Runnable leave = inTurn ? takeSlot(job) : () -> { };
        try {
            return started(job, executable, arguments, traits, leave);
        } catch (RuntimeException e) {
            leave.run();
            throw e;
        }
    }

    /** Answers how the place is given back. */
    private Runnable takeSlot(ToolJob job) {
        Deadline deadline = context.timeouts().clamp(SLOT);
        try {
            if (!context.slots().tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new DeadlineExceededException("a place among the tools that run at once, for "
                        + job.tool().word(), deadline.limit(), "");
            }
            return context.slots()::release;
        } catch (InterruptedException e) {
            throw new InterruptedWaitException("a place among the tools that run at once", e);
        }
    }

    private RunningTool started(ToolJob job, Path executable, ToolArguments arguments, Set<Command.Trait> traits,
                                Runnable leave) {
        ToolHome home = new ToolHome(home(job.tool().word()));
        try {
            Optional<Path> secrets = home.hide(arguments.configuration());
            ChildProcess child = spawned(job, executable, arguments.line(secrets), traits, home);
            child.onExit().thenRun(leave);
            RunningTool tool = new RunningTool(job, child, home, clamp(job.terms().limit()),
                    new ToolWitness(home.name(), child.pid(), executable, job.terms().cores(), context),
                    listener(home, child.pid()));
            running.add(tool);
            child.onExit().thenRun(() -> running.remove(tool));
            return tool;
        } catch (RuntimeException e) {
            home.forget();
            throw e;
        }
    }

    private ToolListener listener(ToolHome home, long pid) {
        return new ToolListener() {
            @Override
            public void progressed(String line) {
                context.events().emit(new LabEvent.ToolProgress(home.name(), pid, line));
            }

            @Override
            public void ended(ToolResult result) {
                home.forget();
                Optional.of(new ToolReports(home.directory()).findings()).filter(found -> !found.isEmpty())
                        .ifPresent(found -> reports.put(home.directory(), found));
                context.events().emit(new LabEvent.ToolEnded(home.name(), pid, result.status().toString(),
                        result.took(), result.problem().orElse("")));
            }
        };
    }

    private ChildProcess spawned(ToolJob job, Path executable, List<String> line, Set<Command.Trait> traits,
                                 ToolHome home) {
        Map<String, String> environment = new HashMap<>(context.environment());
        environment.putAll(job.environment());
        Set<Command.Trait> all = new HashSet<>(traits);
        if (job.terms().cores()) {
            all.add(Command.Trait.CORES);
        }
        Command command = new Command(executable, line,
                new ToolReports(home.directory()).added(executable, environment),
                home.directory(), home.stdout().file(), home.stderr().file(), all,
                Limits.ofData(job.terms().memory().map(ByteSize::bytes).orElse(0L)));
        home.write(command);
        ChildProcess child = context.spawner().start(command);
        context.events().emit(new LabEvent.ToolStarted(home.name(), child.pid(), command.line()));
        return child;
    }
}

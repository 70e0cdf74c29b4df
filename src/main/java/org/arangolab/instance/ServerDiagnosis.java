package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.diagnose.CrashReport;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.core.CoreStore;
import org.arangolab.diagnose.stack.DebuggerRuns;
import org.arangolab.diagnose.stack.StackTaker;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.diagnose.stack.Transcript;
import org.arangolab.diagnose.why.Why;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.under.Recording;
import org.arangolab.time.Deadline;

/**
 * Finds out why one server died or hangs: its stacks, a core, its crash report, the causes that speak for themselves.
 */
public final class ServerDiagnosis {
    /** How many samples of stacks are taken, when nobody says so. */
    public static final int SAMPLES = 3;
    /** Between two samples, when nobody says so. */
    public static final Duration PAUSE = Duration.ofMillis(200);
    /** How long the taking of stacks may last, when nobody says so. */
    public static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration DUMP = Duration.ofMinutes(5);
    private static final Duration REPORT = Duration.ofMinutes(2);
    private static final ByteSize LARGEST = new ByteSize(8L << 30);

    private final Server server;
    private final InstanceContext context;

    /** Of this server. */
    public ServerDiagnosis(Server server, InstanceContext context) {
        this.server = server;
        this.context = context;
    }

    /** What its threads do, in three samples. */
    public Stacks stacks() {
        return stacks(SAMPLES, PAUSE, LIMIT);
    }

    /**
     * What its threads do: so many samples with a pause between, as far as the limit goes; kept with the findings. A
     * server of somebody else's that is not armed is not stopped for it.
     *
     * @throws ConfigException when it does not run
     */
    public Stacks stacks(int samples, Duration pause, Duration limit) {
        Stacks taken = look(samples, pause, context.timeouts().clamp(limit));
        context.diagnostics().ifPresent(tools -> {
            Path file = tools.write("stacks-" + server.name() + "-" + pid("stacks") + ".txt", taken.text());
            context.events().emit(new LabEvent.StacksTaken(server.name(), pid("stacks"), file.getFileName().toString(),
                    "asked for"));
        });
        return taken;
    }

    /** The same, and not kept. */
    public Stacks look(int samples, Duration pause, Deadline deadline) {
        long pid = pid("stacks");
        return taker().process(server.name() + " [" + pid + "]", pid, samples, pause, deadline);
    }

    private StackTaker taker() {
        Optional<String> tracer = tracer();
        if (tracer.isPresent()) {
            return new StackTaker(Optional.empty(), tracer.get());
        }
        return server.armed()
                ? new StackTaker(context.diagnostics().flatMap(Diagnostics::debugger), Diagnostics.NO_DEBUGGER)
                : new StackTaker(Optional.empty(), "from the kernel only: a debugger would stop it; " + server.name()
                        + ".arm(5.min) allows that");
    }

    /** Why no debugger can look into it; empty when one can. */
    private Optional<String> tracer() {
        return server instanceof Instance own && own.alive() ? own.recording().map(Recording::monopoly)
                : Optional.empty();
    }

    private long pid(String what) {
        return server.pid().orElseThrow(() -> new ConfigException(server.name() + " is " + server.state()
                + " and has no "
                + what + (server instanceof Instance ? "; after a crash: " + server.name() + ".crashReport"
                : "; attach by its process id to look at it")));
    }

    /**
     * Writes a core of it into the findings; it lives on.
     *
     * @throws ConfigException when it does not run, or is not the lab's and not armed
     */
    public CoreDump coreDump(boolean compress) {
        long pid = pid("core");
        if (!server.armed()) {
            throw new ConfigException("coreDump stops " + server.name() + " for a while; " + server.name()
                    + ".arm(5.min) allows that");
        }
        Optional<String> tracer = tracer();
        if (tracer.isPresent()) {
            return CoreDump.none(tracer.get());
        }
        Optional<DebuggerRuns> debugger = context.diagnostics().flatMap(Diagnostics::debugger);
        return debugger.map(runs -> dumped(runs, pid, compress))
                .orElseGet(() -> CoreDump.none(Diagnostics.NO_DEBUGGER));
    }

    private CoreDump dumped(DebuggerRuns runs, long pid, boolean compress) {
        CoreStore store = new CoreStore(context.diagnostics().orElseThrow().findings(), LARGEST);
        Optional<String> obstacle = store.obstacle(pid);
        if (obstacle.isPresent()) {
            return CoreDump.none(obstacle.get());
        }
        Path file = store.place(server.name(), pid);
        Transcript told = runs.dump(pid, file, context.timeouts().clamp(DUMP));
        CoreDump core = DebuggerRuns.written(file) ? store.whole(file, compress)
                : CoreDump.none(told.complaint().orElse(runs.debugger().name() + " wrote none"));
        context.events().emit(new LabEvent.CoreTaken(server.name(), pid, core.toString()));
        return core;
    }

    /** The report of its last end that was not as asked; waits for the stacks of its core. */
    public Optional<CrashReport> crashReport() {
        return crashReport(REPORT);
    }

    /** The same; waits so long. */
    public Optional<CrashReport> crashReport(Duration patience) {
        return server instanceof Instance own ? own.postMortem().report(patience) : Optional.empty();
    }

    /** A crash that nobody had asked for, and that no word of the script has met; met is what is answered once. */
    public Optional<InstanceCrashException> unnoticedCrash() {
        Optional<InstanceCrashException> crash = server instanceof Instance own
                ? own.unaskedCrash().filter(met -> own.postMortem().unnoticed()) : Optional.empty();
        crash.ifPresent(met -> notice());
        return crash;
    }

    /** Somebody who asks for its state sees that it is dead. */
    public void notice() {
        if (server instanceof Instance own && own.state() == InstanceState.CRASHED) {
            own.postMortem().notice();
        }
    }

    /** The command that replays its last life, when that was recorded and has ended. */
    private Optional<String> replay() {
        return server instanceof Instance own && !own.alive() ? own.recording().map(Recording::getReplay)
                : Optional.empty();
    }

    /** The causes that its symptoms speak for, and what to go on with. */
    public Why why() {
        Why why = Why.of(server.toString(), new SymptomTaker(server, this).take());
        return replay().map(why::next).orElse(why);
    }
}

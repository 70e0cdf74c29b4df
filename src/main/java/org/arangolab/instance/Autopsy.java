package org.arangolab.instance;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.arangolab.instance.health.Validation;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;
import org.arangolab.net.Endpoint;
import org.arangolab.net.PortOwner;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.ProcessGlimpse;
import org.arangolab.process.Signal;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.Durations;
import org.arangolab.time.TimeBox;

/** Tells what became of a run that did not go as wanted, with the evidence. */
record Autopsy(InstanceSpec spec, InstanceDirectories directories, Endpoint endpoint) {
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration REASON = Duration.ofSeconds(2);

    InstanceStartException startFailure(Run run, ExitStatus exit) {
        return new InstanceStartException(spec.name(), exit, Durations.text(run.lived()) + " into a start of at most "
                + Durations.text(spec.startTimeout()), evidence(run, exit));
    }

    InstanceStartException upgradeFailure(Run run, ExitStatus exit) {
        return new InstanceStartException(spec.name(), exit, Durations.text(run.lived()) + " into its upgrade",
                evidence(run, exit));
    }

    InstanceCrashException crash(Run run) {
        ExitStatus exit = run.child().exit().orElseThrow();
        Optional<Signal> cause = run.cause(exit);
        String sender = cause.isPresent() ? ", which kill(" + cause.get() + ") had "
                + (cause.equals(exit.signal()) ? "sent" : "caused")
                : !run.sent().isEmpty() ? ", after it was sent " + words(run.sent())
                : run.wasAskedToStop() ? ", on its way down after it was asked to stop"
                : ", and nobody had asked it to stop";
        return new InstanceCrashException(spec.name(), exit, "after it had been ready" + sender, evidence(run, exit));
    }

    UnexpectedExitException unexpected(Run run, ExitStatus exit, ExitStatus expected) {
        return new UnexpectedExitException(spec.name(), exit, expected, evidence(run, exit));
    }

    private static String words(Set<Signal> signals) {
        return signals.stream().sorted().map(Signal::word).collect(Collectors.joining(", "));
    }

    DeadlineExceededException notReady(Run run, InstanceState state, Validation way,
                                        DeadlineExceededException late) {
        DeadlineExceededException told = late.lastSeen().isEmpty()
                ? new DeadlineExceededException(late.waitedFor(), late.limit(), run.lastSeen().get()) : late;
        return new DeadlineExceededException(told, "  state:     " + state
                + (run.phase().isEmpty() ? "" : ", at " + run.phase()) + "\n"
                + glimpse(run).map(seen -> "  process:   " + seen + "\n").orElse("")
                + way.problem().map(step -> "  network:   " + step + "\n").orElse("")
                + Evidence.of(run, directories, Optional.empty()).text());
    }

    /** The first FATAL line's message, empty when there is none. */
    String reason(Run run) {
        return TimeBox.within(REASON, "the first FATAL line", () -> new ServerLog(directories.logFile())
                .firstFatal(run.logMark()).map(LogLine::message).orElse(""), () -> "");
    }

    private Evidence evidence(Run run, ExitStatus exit) {
        Optional<PortOwner> owner = ArangodExit.portTaken(exit) ? PortOwner.of(endpoint.port()) : Optional.empty();
        return Evidence.of(run, directories, owner.map(other -> "port " + endpoint.port() + " is held by " + other
                + ": end it, or leave out endpoint: and let the lab choose").or(() -> ArangodExit.remedy(exit)));
    }

    private static Optional<String> glimpse(Run run) {
        return TimeBox.within(GLANCE, "the state of the process", () -> ProcessGlimpse.of(run.child().pid()),
                Optional::empty);
    }
}

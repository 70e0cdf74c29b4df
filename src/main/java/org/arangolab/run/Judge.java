package org.arangolab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.LabException;
import org.arangolab.dsl.ScriptErrors;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.ServerDiagnosis;
import org.arangolab.instance.under.Recording;
import org.arangolab.lab.Session;
import org.arangolab.time.Durations;
import org.arangolab.time.HangEvidence;

/**
 * Says what came out of a piece of a script, from what it threw and what happened around it: an interrupt of the run
 * explains everything, a passed deadline more than the exception that it caused, a dead server more than the assertion
 * that met it.
 */
record Judge(ScriptJob job, String text, boolean verbose, StopSwitch stop, Session session, LogWatch logs) {
    private static final Duration STACKS = Duration.ofSeconds(30);

    Verdict judge(Optional<Throwable> thrown, TimeLimit limit) {
        if (stop.interrupted() && thrown.isPresent()) {
            return new Verdict(TestOutcome.INTERRUPTED, line(thrown.get()), "the run was interrupted"
                    + place(line(thrown.get())));
        }
        if (limit.caught().isPresent() || limit.passed() && thrown.isPresent()) {
            return withReplay(late(limit, thrown));
        }
        return withReplay(thrown.map(t -> withCrash(Verdict.of(t, label(), text, verbose))).orElseGet(this::passed));
    }

    /** What went wrong with servers that rr has recorded can be seen again. */
    private Verdict withReplay(Verdict verdict) {
        return verdict.outcome() == TestOutcome.PASSED || verdict.outcome() == TestOutcome.SKIPPED ? verdict
                : verdict.with(verdict.outcome(), session.instances().stream().map(server -> server.recording()
                        .map(Recording::getReplay).filter(replay -> !verdict.message().contains(replay))
                        .map(replay -> "\n  replay of " + server.name() + ": " + replay).orElse(""))
                        .collect(Collectors.joining()));
    }

    /** Unless a sanitizer or valgrind reported something, or a server died under it and no word of it has met that. */
    private Verdict passed() {
        String reported = String.join("\n", session.freshReports());
        if (!reported.isEmpty()) {
            return new Verdict(TestOutcome.CRASHED, 0, reported + reports());
        }
        String dead = session.instances().stream().map(session::diagnosis).map(ServerDiagnosis::unnoticedCrash)
                .flatMap(Optional::stream).map(Throwable::getMessage).collect(Collectors.joining("\n"));
        Optional<String> noise = noise();
        if (dead.isEmpty() && noise.isPresent()) {
            return new Verdict(TestOutcome.FAILED, 0, noise.get());
        }
        return dead.isEmpty() ? Verdict.PASSED
                : new Verdict(TestOutcome.CRASHED, 0, dead + "\n  noticed by nobody while the test passed" + reports());
    }

    /** What is wrong with the logs of its servers. Both questions are asked, because each forgets what it has told. */
    private Optional<String> noise() {
        List<String> unexpected = logs.unexpected();
        List<String> oversized = logs.oversized();
        List<String> told = new ArrayList<>();
        if (!unexpected.isEmpty()) {
            told.add("a server logged what nobody expects, while the test passed:\n  " + String.join("\n  ", unexpected)
                    + "\n  when it is expected: allowLog 'ID', '{topic}' or a regular expression");
        }
        if (!oversized.isEmpty()) {
            told.add("a server logged more than it may, while the test passed:\n  " + String.join("\n  ", oversized));
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", told));
    }

    private Verdict late(TimeLimit limit, Optional<Throwable> thrown) {
        int line = limit.caught().map(stack -> Verdict.line(stack, label()))
                .orElseGet(() -> line(thrown.orElseThrow()));
        String told = thrown.map(ScriptErrors::unwrapped)
                .filter(t -> t instanceof LabException || t instanceof AssertionError)
                .map(t -> "\n" + ScriptErrors.explain(t, label())).orElse(place(line)) + seen(thrown);
        return withCrash(new Verdict(TestOutcome.DEADLINE, line, "not done within " + Durations.text(limit.limit())
                + told));
    }

    /** What of the servers was seen while it hung. */
    private static String seen(Optional<Throwable> thrown) {
        return thrown.map(ScriptErrors::unwrapped).stream().flatMap(t -> Arrays.stream(t.getSuppressed()))
                .filter(HangEvidence.class::isInstance).map(seen -> "\n" + seen.getMessage())
                .collect(Collectors.joining());
    }

    private Verdict withCrash(Verdict verdict) {
        List<String> reported = session.freshReports();
        if (!reported.isEmpty()) {
            return verdict.with(TestOutcome.CRASHED, "\n" + String.join("\n", reported) + reports());
        }
        if (verdict.outcome() == TestOutcome.CRASHED) {
            return verdict.with(TestOutcome.CRASHED, reports());
        }
        if (!verdict.outcome().retriable()) {
            return verdict;
        }
        String dead = session.instances().stream().map(Instance::unaskedCrash).flatMap(Optional::stream)
                .map(crash -> "\n" + crash.getMessage()).collect(Collectors.joining());
        return dead.isEmpty() ? verdict : verdict.with(TestOutcome.CRASHED, dead + reports());
    }

    /** What was found out about the servers that are dead now; the stacks of a big core may come too late for it. */
    private String reports() {
        return session.instances().stream().filter(server -> server.state() == InstanceState.CRASHED)
                .map(server -> told(session.diagnosis(server))).collect(Collectors.joining());
    }

    /** A crash that a verdict tells of is not told again as one that nobody noticed. */
    private static String told(ServerDiagnosis dead) {
        dead.notice();
        return dead.crashReport(STACKS).map(report -> "\n" + report.brief()).orElse("");
    }

    private int line(Throwable thrown) {
        return ScriptErrors.line(thrown, label()).orElse(0);
    }

    private String place(int line) {
        return line == 0 ? "" : "\n  at " + label() + ":" + line;
    }

    private String label() {
        return job.script().label();
    }
}

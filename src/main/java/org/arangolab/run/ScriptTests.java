package org.arangolab.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.dsl.TestHost;
import org.arangolab.dsl.TestSpec;
import org.arangolab.lab.Session;
import org.arangolab.log.LogRules;

/**
 * Runs a script and the tests in it, each within its time limit. The time of a test does not count for the code around
 * it. Used from the script's thread.
 */
final class ScriptTests implements TestHost {
    private final Selection selection;
    private final TestSettings settings;
    private final StopSwitch stop;
    private final ScriptJob job;
    private final TestLog log;
    private final TimeLimit.Watch watch;
    private final Shield shield;
    private final Deque<TimeLimit> limits = new ArrayDeque<>();
    private Session session;
    private Judge judge;
    private int defined;
    /** What was written down of clusters when the present piece failed, before its clean-ups. */
    private List<String> evidence = List.of();

    ScriptTests(RunSettings settings, StopSwitch stop, ScriptJob job, TestLog log, TimeLimit.Watch watch,
                Shield shield) {
        this.selection = settings.selection();
        this.settings = settings.tests();
        this.stop = stop;
        this.job = job;
        this.log = log;
        this.watch = watch;
        this.shield = shield;
    }

    /** Before the script runs. */
    void in(Session own, Judge ownJudge) {
        session = own;
        judge = ownJudge;
    }

    /** Whether the script has called {@code test}, selected or not. */
    boolean any() {
        return defined > 0;
    }

    @Override
    public void test(TestSpec spec, Runnable body) {
        defined++;
        if (!selection.test(spec.name())) {
            return;
        }
        if (stop.stopped()) {
            throw new RunStoppedException();
        }
        Optional<TimeLimit> around = Optional.ofNullable(limits.peek());
        around.ifPresent(TimeLimit::leave);
        try {
            report(spec, body);
        } finally {
            around.ifPresent(TimeLimit::enter);
        }
    }

    @Override
    public void testFailed() {
        evidence = stop.interrupted() ? List.of() : session.clusterEvidence();
    }

    @Override
    public void cleanUp(Runnable steps) {
        shield.over(steps);
    }

    private void report(TestSpec spec, Runnable body) {
        log.started(job.test(spec.name()));
        LogRules around = session.expectedLines();
        Duration limit = spec.timeout().orElse(settings.timeout());
        try {
            log.ended(Verdict.tried(settings.retries(), stop::stopped, () -> run(limit, body)));
        } finally {
            session.expectLines(around);
        }
    }

    /** Runs a piece of code within a limit. */
    Verdict run(Duration duration, Runnable body) {
        TimeLimit limit = new TimeLimit(duration, session.timeouts(), watch);
        limits.push(limit);
        evidence = List.of();
        limit.enter();
        Optional<Throwable> thrown = Optional.empty();
        try {
            body.run();
        } catch (RunStoppedException e) {
            return Verdict.PASSED; // what was to come is not run; what was run has been told
        } catch (Throwable e) {
            thrown = Optional.of(e);
        } finally {
            limit.leave();
            limits.pop();
        }
        return withEvidence(judge.judge(thrown, limit));
    }

    private Verdict withEvidence(Verdict verdict) {
        if (!verdict.outcome().bad() || verdict.outcome() == TestOutcome.INTERRUPTED) {
            return verdict;
        }
        List<String> files = evidence.isEmpty() ? session.clusterEvidence() : evidence;
        return verdict.with(verdict.outcome(), files.stream().map(line -> "\n  " + line).collect(Collectors.joining()));
    }
}

package org.arangolab.run;

import groovy.lang.Binding;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.arangolab.ConfigException;
import org.arangolab.dsl.ScriptCompiler;
import org.arangolab.dsl.Words;
import org.arangolab.lab.Lab;
import org.arangolab.lab.Session;

/**
 * The life of one script in a thread of its own: read, compile, run, clean up, with a session of the lab for each try.
 * A script in which no test is called is a test itself; else its own code only counts when it fails.
 */
final class ScriptRun {
    private final Lab lab;
    private final RunSettings settings;
    private final StopSwitch stop;
    private final Watchdog watchdog;
    private final ScriptJob job;
    private final TestLog log;
    private final Shield shield = new Shield();
    private final Thread thread;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int attempts;
    private boolean container;

    ScriptRun(Lab lab, RunSettings settings, StopSwitch stop, Watchdog watchdog, ScriptJob job) {
        this.lab = lab;
        this.settings = settings;
        this.stop = stop;
        this.watchdog = watchdog;
        this.job = job;
        this.log = new TestLog(lab.events(), job);
        this.thread = new Thread(this::run, "script " + job.script().label());
        thread.setDaemon(true);
    }

    /** Completes when it has ended or was given up; exceptionally when the lab cannot go on. */
    CompletableFuture<Void> start() {
        thread.start();
        return done;
    }

    /** Ends it soon: the code that runs now is interrupted, clean-ups run. */
    void interrupt() {
        Watchdog.Guard guard = watchdog.guard(thread, shield::interrupt, Duration.ZERO, settings.tests().grace(),
                this::giveUp);
        done.whenComplete((nothing, failure) -> guard.close());
    }

    private Watchdog.Guard watch(Thread watched, Duration limit) {
        return watchdog.guard(watched, shield::late, limit, settings.tests().grace(), this::giveUp);
    }

    private void giveUp() {
        log.giveUp(Verdict.givenUp(stop.interrupted(), List.of(thread.getStackTrace()), job.script().label(),
                settings.tests().grace()));
        done.complete(null);
    }

    private void run() {
        try {
            Verdict verdict = Verdict.tried(settings.tests().retries(), () -> container || stop.stopped(),
                    this::attempt);
            if (!container || verdict.outcome() != TestOutcome.PASSED) {
                log.whole(verdict);
            }
            log.close();
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e); // told by the runner: the lab cannot go on
        }
    }

    private Verdict attempt() {
        String text;
        try {
            text = job.script().text();
        } catch (ConfigException e) {
            return Verdict.of(e, job.script().label(), "", settings.tests().verbose());
        }
        Session session = lab.session(job.folder(attempts++));
        ScriptTests tests = new ScriptTests(settings, stop, job, log, this::watch, shield);
        try (LogWatch logs = new LogWatch(lab.events(), session)) {
            return attempt(text, session, tests, logs);
        }
    }

    private Verdict attempt(String text, Session session, ScriptTests tests, LogWatch logs) {
        Judge judge = new Judge(job, text, settings.tests().verbose(), stop, session, logs);
        tests.in(session, judge);
        Verdict verdict = tests.run(settings.tests().timeout(), () -> body(text, session, tests));
        container |= tests.any();
        Verdict cleanup = tests.run(settings.tests().grace(), () -> shield.overEnd(session::close));
        Thread.interrupted(); // an interrupt of the run was meant for what is over now
        return verdict.outcome() == TestOutcome.PASSED ? cleanup : verdict;
    }

    private void body(String text, Session session, ScriptTests tests) {
        Needs.of(lab).check(ScriptHeader.of(text).needs());
        Class<?> compiled = new ScriptCompiler().compile(text, job.script().label());
        Binding variables = new Binding();
        settings.tests().variables().forEach(variables::setVariable);
        Words words = new Words(lab, session, tests);
        ScriptCompiler.script(compiled, variables, words).run();
        if (!stop.interrupted()) { // its servers are ended soon, and every request would answer the interrupt
            words.checkLeaks();
        }
    }
}

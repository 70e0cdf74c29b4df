package org.arangolab.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.arangolab.ConfigException;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.lab.Lab;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.Ticker;

/**
 * Runs scripts as test programs, some at the same time; what happens is told on the lab's event bus. One run per
 * runner;
 * {@link #interrupt} may be called from any thread.
 */
public final class ScriptRunner {
    /** The limit of what has its own limits already: each test, each clean-up, the run itself. */
    private static final Duration NO_LIMIT = Duration.ofDays(3650);

    private final Lab lab;
    private final RunSettings settings;
    private final StopSwitch stop = new StopSwitch();
    private final Tally tally = new Tally();
    private final Set<ScriptRun> running = ConcurrentHashMap.newKeySet();

    /** In this lab. */
    public ScriptRunner(Lab lab, RunSettings settings) {
        this.lab = lab;
        this.settings = settings;
    }

    /** The scripts of these that the settings select: by tag and name first, then the part. */
    public static List<ScriptFile> selected(List<ScriptFile> scripts, Selection selection) {
        return selection.shard().of(scripts.stream().filter(script -> isSelected(script, selection)).toList());
    }

    private static boolean isSelected(ScriptFile script, Selection selection) {
        try {
            return selection.script(script.label(), script.text());
        } catch (ConfigException e) {
            return true; // it cannot be read: running it says so
        }
    }

    /**
     * Runs those of the scripts that are selected.
     *
     * @throws org.arangolab.LabFailureException when the lab cannot go on: a full disk, say
     */
    public RunSummary run(List<ScriptFile> scripts) {
        long start = Ticker.SYSTEM.nanos();
        Queue<ScriptJob> jobs = new ConcurrentLinkedQueue<>(jobs(selected(scripts, settings.selection())));
        EventBus.Registration counting = lab.events().listen(this::count);
        try {
            work(jobs);
        } finally {
            counting.close();
        }
        return new RunSummary(tally.counts(), jobs.size(), stop.interrupted(),
                Duration.ofNanos(Ticker.SYSTEM.nanos() - start));
    }

    /**
     * Ends the run soon: running tests end as interrupted and clean up, no other begins. False when it was called
     * before.
     */
    public boolean interrupt() {
        boolean first = stop.interrupt();
        if (first) {
            running.forEach(ScriptRun::interrupt);
        }
        return first;
    }

    private void count(LabEvent event) {
        tally.accept(event);
        if (settings.failFast() && tally.anyBad()) {
            stop.afterFailure();
        }
    }

    private List<ScriptJob> jobs(List<ScriptFile> scripts) {
        boolean alone = scripts.size() * settings.repeat() == 1;
        FolderNames folders = new FolderNames();
        List<ScriptJob> jobs = new ArrayList<>();
        for (ScriptFile script : scripts) {
            for (int i = 1; i <= settings.repeat(); i++) {
                jobs.add(new ScriptJob(script, i, settings.repeat(), alone ? "" : folders.next(script.label())));
            }
        }
        return jobs;
    }

    private void work(Queue<ScriptJob> jobs) {
        int workers = Math.min(settings.jobs(), jobs.size());
        if (workers == 0) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try (Watchdog watchdog = new Watchdog()) {
            CompletableFuture<?>[] ends = IntStream.range(0, workers)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> drain(jobs, watchdog), threads))
                    .toArray(CompletableFuture<?>[]::new);
            Await.future("the scripts to end", CompletableFuture.allOf(ends), Deadline.in(NO_LIMIT));
        } finally {
            threads.shutdown();
        }
    }

    private void drain(Queue<ScriptJob> jobs, Watchdog watchdog) {
        while (!stop.stopped()) {
            ScriptJob job = jobs.poll();
            if (job == null) {
                return;
            }
            run(job, watchdog);
        }
    }

    private void run(ScriptJob job, Watchdog watchdog) {
        ScriptRun script = new ScriptRun(lab, settings, stop, watchdog, job);
        running.add(script);
        try {
            CompletableFuture<Void> end = script.start();
            if (stop.interrupted()) {
                script.interrupt(); // the interrupt came before it was in the set
            }
            Await.future("the end of " + job.script().label(), end, Deadline.in(NO_LIMIT));
        } catch (RuntimeException e) {
            stop.afterFailure(); // the lab cannot go on: the other scripts end after their present test
            throw e;
        } finally {
            running.remove(script);
        }
    }
}

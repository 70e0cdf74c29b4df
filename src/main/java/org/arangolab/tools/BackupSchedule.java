package org.arangolab.tools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.arangolab.ConfigException;
import org.arangolab.LabException;
import org.arangolab.LabFailureException;
import org.arangolab.time.Durations;
import org.arangolab.time.InterruptedWaitException;

/**
 * Backups one after the other, in fixed intervals, as long as it is open. One that fails does not end it, but is thrown
 * when it is closed. Thread-safe, guarded by its own monitor.
 */
public final class BackupSchedule implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(30);
    private static final int EVERYTHING = Integer.MAX_VALUE;

    private final HotBackups backups;
    private final Duration interval;
    private final String label;
    private final ScheduledThreadPoolExecutor clock;
    private final List<String> made = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private int kept = EVERYTHING;
    private Optional<LabException> failure = Optional.empty();

    /** Takes the first backup at once; {@code label} is that of its backups. */
    public BackupSchedule(HotBackups backups, Duration interval, String label) {
        if (interval.isNegative() || interval.isZero()) {
            throw new ConfigException("arangobackup: every: expected a duration such as 1.h, not "
                    + Durations.text(interval));
        }
        this.backups = backups;
        this.interval = interval;
        this.label = label;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "backups every " + Durations.text(interval));
            thread.setDaemon(true);
            return thread;
        });
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        clock.scheduleAtFixedRate(this::backup, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Keeps the newest so many of its own label; older ones are removed after each backup. */
    public synchronized BackupSchedule keep(int count) {
        if (count < 1) {
            throw new ConfigException("arangobackup: keep: expected 1 or more, not " + count);
        }
        kept = count;
        return this;
    }

    private void backup() {
        try {
            ToolResult result = backups.create();
            add(String.valueOf(result.counters().get("identifier")), backups.rotate(limit(), label));
        } catch (InterruptedWaitException e) {
            Thread.currentThread().interrupt(); // it is being closed
        } catch (LabException e) {
            remember(e);
        }
    }

    private synchronized int limit() {
        return kept;
    }

    private synchronized void add(String identifier, List<String> old) {
        made.add(identifier);
        removed.addAll(old);
    }

    private synchronized void remember(LabException e) {
        failure.ifPresentOrElse(first -> first.addSuppressed(e), () -> failure = Optional.of(e));
    }

    /** The identifiers of the backups that it has made, the oldest first. */
    public synchronized List<String> getMade() {
        return List.copyOf(made);
    }

    /** The identifiers of those that it has removed again. */
    public synchronized List<String> getRemoved() {
        return List.copyOf(removed);
    }

    /** Ends it: a backup that is being made is not finished. */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            if (!clock.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LabFailureException(this + " does not end: a backup is still being made after "
                        + Durations.text(END));
            }
        } catch (InterruptedException e) {
            throw new InterruptedWaitException("the end of " + this, e);
        }
        Optional<LabException> first = failure();
        if (first.isPresent()) {
            throw first.get();
        }
    }

    /** A failure is thrown once. */
    private synchronized Optional<LabException> failure() {
        Optional<LabException> first = failure;
        failure = Optional.empty();
        return first;
    }

    /** {@code backups every 1 h: 3 made, 1 removed}. */
    @Override
    public synchronized String toString() {
        return "backups every " + Durations.text(interval) + ": " + made.size() + " made, " + removed.size()
                + " removed" + failure.map(e -> "; one failed: " + e.getMessage()).orElse("");
    }
}

package org.arangolab.tools;

import java.time.Duration;
import java.util.Optional;
import org.arangolab.process.ExitStatus;
import org.arangolab.time.DeadlineExceededException;

/** A tool that runs beside the script. Thread-safe. */
public final class BackgroundRun implements AutoCloseable {
    private final ToolRunner runner;
    private final ToolJob job;
    private final RunningTool running;

    BackgroundRun(ToolRunner runner, ToolJob job, RunningTool running) {
        this.runner = runner;
        this.job = job;
        this.running = running;
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return running.alive();
    }

    /** Its process id. */
    public long getPid() {
        return running.pid();
    }

    /** The last line that it wrote; empty when it wrote none yet. */
    public String getProgress() {
        return running.progress();
    }

    /**
     * Waits for its end.
     *
     * @throws DeadlineExceededException when it still runs then; it is ended
     * @throws ToolFailedException       when it failed, and the job wants to hear of that
     */
    public ToolResult waitFor(Duration timeout) {
        return runner.checked(job, running.result(runner.clamp(timeout)));
    }

    /** Ends it, when it still runs, and answers how that went. */
    public ToolResult stop() {
        return running.end();
    }

    /** How it ended; empty while it runs. */
    public Optional<ExitStatus> exit() {
        return running.alive() ? Optional.empty() : Optional.of(running.end().status());
    }

    @Override
    public void close() {
        stop();
    }

    /** {@code arangobench [4711]: …last line…}. */
    @Override
    public String toString() {
        return running + (running.alive() ? " runs: " + getProgress() : ": " + running.end());
    }
}

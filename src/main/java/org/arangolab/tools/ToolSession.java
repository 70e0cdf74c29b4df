package org.arangolab.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.LabFailureException;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.DeadlineExceededException;

/**
 * A shell that one talks with: send a line, wait for what it answers. What was waited for is behind; the next
 * {@link #expect} looks at what comes after it. Used from one thread.
 */
public final class ToolSession implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(30);

    private final ToolRunner runner;
    private final ToolJob job;
    private final RunningTool running;
    private long read;

    ToolSession(ToolRunner runner, ToolJob job, RunningTool running) {
        this.runner = runner;
        this.job = job;
        this.running = running;
    }

    /** Sends a line; its end is added. */
    public ToolSession send(String line) {
        try {
            running.input().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            running.input().flush();
            return this;
        } catch (IOException e) {
            throw new LabFailureException(running + " takes no input any more: " + e.getMessage() + "; its last words: "
                    + running.progress(), e);
        }
    }

    /**
     * Waits until the output has something that fits, and answers it.
     *
     * @throws DeadlineExceededException when nothing does in time, with the output since the last match
     * @throws LabFailureException       when the shell has ended before
     */
    public String expect(Pattern pattern, Duration timeout) {
        return Await.that(running + " to answer " + pattern).until(runner.clamp(timeout), () -> {
            boolean alive = running.alive();
            String output = running.stdout().from(read);
            Matcher found = pattern.matcher(output);
            if (found.find()) {
                read += output.substring(0, found.end()).getBytes(StandardCharsets.UTF_8).length;
                return Observation.found(found.group());
            }
            if (!alive) {
                throw new LabFailureException(running + " has ended before it answered " + pattern + "; it wrote: "
                        + output.strip() + running.stderr().text().strip());
            }
            return Observation.notYet(output.strip());
        });
    }

    /** Ends its input and waits for its end. */
    public ToolResult finish() {
        try {
            running.input().close();
        } catch (IOException e) {
            throw new LabFailureException("the input of " + running + " cannot be closed: " + e.getMessage(), e);
        }
        return runner.checked(job, running.result(runner.clamp(END)));
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        running.end();
    }
}

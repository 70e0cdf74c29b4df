package org.arangolab.standin.tools.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.Workers;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.ToolClient;
import org.arangolab.time.Deadline;

/** Does the operations of one run and takes their times. */
final class Measurement {
    private static final double NANOS = 1e9;
    private static final int GROW = 1024;

    private final ToolContext context;
    private final BenchOptions options;
    private final ConnectionSettings settings;
    private final AtomicLong next;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final double[][] times;
    private final long end;

    /** With the number of the run's first operation. */
    Measurement(ToolContext context, BenchOptions options, ConnectionSettings settings, long first) {
        this.context = context;
        this.options = options;
        this.settings = settings;
        this.next = new AtomicLong(first);
        this.end = options.duration().isZero() ? first + options.requests() : Long.MAX_VALUE;
        this.times = new double[options.threads()][];
    }

    long nextNumber() {
        return next.get();
    }

    Run run() {
        TestCase testCase = TestCase.of(options.testCase());
        Deadline deadline = Deadline.in(options.duration().isZero() ? settings.requestTimeout() : options.duration());
        long start = System.nanoTime();
        Workers.run("bench", options.threads(), thread -> times[thread] = operations(testCase, thread, deadline));
        return new Run(times, (System.nanoTime() - start) / NANOS, failures.get(), !lost.get());
    }

    /** A chunk of consecutive numbers is done by one client: the operations of a document follow each other. */
    private double[] operations(TestCase testCase, int thread, Deadline deadline) {
        double[] taken = new double[GROW];
        int count = 0;
        try (ToolClient client = new ToolClient(settings, thread)) {
            while (!lost.get() && !(timed() && deadline.expired())) {
                long from = next.getAndAdd(chunk());
                if (from >= end) {
                    break;
                }
                for (long number = from; number < Math.min(end, from + chunk()) && !lost.get(); number++) {
                    taken = count < taken.length ? taken : Arrays.copyOf(taken, 2 * count);
                    taken[count++] = one(testCase, client, number);
                }
            }
        }
        return Arrays.copyOf(taken, count);
    }

    private boolean timed() {
        return !options.duration().isZero();
    }

    private static long chunk() {
        return 20; // divisible by the 2, 4 and 5 steps of the test cases
    }

    private double one(TestCase testCase, ToolClient client, long number) {
        long start = System.nanoTime();
        try {
            if (!testCase.run(client, options, number)) {
                failures.incrementAndGet();
            }
        } catch (ConnectionLost e) {
            failures.incrementAndGet();
            if (lost.compareAndSet(false, true)) {
                context.error("a826c", "the run ends early: " + e.getMessage());
            }
        }
        if (!options.keepAlive()) {
            client.close();
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        progress(done.incrementAndGet());
        return seconds;
    }

    private void progress(long operations) {
        long step = Math.max(1, options.requests() / 20);
        if (!timed() && operations % step == 0 && !options.all().flag("quiet")) {
            context.progress("c3604", "number of operations: " + operations);
        }
    }
}

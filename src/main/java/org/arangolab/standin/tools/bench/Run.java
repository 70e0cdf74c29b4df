package org.arangolab.standin.tools.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.arangolab.standin.http.Json;

/**
 * One run, measured.
 *
 * @param times    seconds of each operation, by thread, sorted
 * @param elapsed  seconds from the first to the last
 * @param failures operations that failed
 * @param complete whether all operations were done
 */
record Run(double[][] times, double elapsed, long failures, boolean complete) {
    Run {
        for (double[] thread : times) {
            Arrays.sort(thread);
        }
    }

    long operations() {
        return Arrays.stream(times).mapToLong(t -> t.length).sum();
    }

    /** Seconds of all operations of all threads. */
    double total() {
        return Arrays.stream(times).flatMapToDouble(Arrays::stream).sum();
    }

    double least() {
        return Arrays.stream(times).flatMapToDouble(Arrays::stream).min().orElse(0);
    }

    double most() {
        return Arrays.stream(times).flatMapToDouble(Arrays::stream).max().orElse(0);
    }

    double average() {
        return operations() == 0 ? 0 : total() / operations();
    }

    double perThread() {
        return total() / times.length;
    }

    double rate() {
        return elapsed == 0 ? 0 : operations() / elapsed;
    }

    double perOperation() {
        return operations() == 0 ? 0 : elapsed / operations();
    }

    /** Below which so many percent of a thread's operations are, in seconds. */
    static double percentile(double[] sorted, double percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }

    /** As in the JSON report. Source: facts/client-tools.md 10. */
    ObjectNode toJson() {
        return Json.object().put("requestTime", total()).put("requestResponseDurationPerThread", perThread())
                .put("timeNeededPerOperation", perOperation()).put("timeNeededPerOperationPerThread", average())
                .put("operationsPerSecondRate", rate()).put("timeSinceStart", elapsed).put("failures", failures)
                .put("incompleteResults", !complete);
    }
}

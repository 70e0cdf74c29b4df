package org.arangolab.diagnose.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All threads of a process at one moment.
 *
 * @param threads their stacks; empty when there was no time for a debugger, and only the kernel was asked
 * @param ticks   processor time that each thread had had, by thread id, in clock ticks
 */
public record StackSample(List<ThreadStack> threads, Map<Long, Long> ticks) {
    /** Copies the collections. */
    public StackSample {
        threads = List.copyOf(threads);
        ticks = Map.copyOf(ticks);
    }

    static StackSample of(List<ThreadStack> threads, List<KernelThread> kernel) {
        Map<Long, Long> ticks = new HashMap<>();
        kernel.forEach(thread -> ticks.put(thread.tid(), thread.ticks()));
        return new StackSample(threads, ticks);
    }

    Optional<ThreadStack> thread(long tid) {
        return threads.stream().filter(thread -> thread.tid() == tid).findFirst();
    }
}

package org.arangolab.diagnose.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.process.SpawnException;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * Takes stacks: by the debugger where there is one that may look at the process, else from {@code /proc}, which shows
 * where threads are in the kernel. It comes to its end with the deadline; what was seen by then is the answer.
 */
public final class StackTaker {
    private final Optional<DebuggerRuns> debugger;
    private final String without;

    /** By this debugger, if any; {@code without} says why there is none. */
    public StackTaker(Optional<DebuggerRuns> debugger, String without) {
        this.debugger = debugger;
        this.without = without;
    }

    /**
     * Of a live process: so many samples with a pause between, as far as the time goes; at least one. Those for which a
     * debugger would be too slow tell only which threads had processor time.
     */
    public Stacks process(String subject, long pid, int samples, Duration pause, Deadline deadline) {
        Deadline clock = deadline.clamp(deadline.remaining());
        List<StackSample> taken = new ArrayList<>();
        String source = "/proc";
        String note = without;
        Duration longest = Duration.ZERO;
        do {
            if (!taken.isEmpty()) {
                Await.pause(deadline.clamp(pause).limit());
            }
            List<KernelThread> kernel = KernelThreads.of(pid);
            Optional<Transcript> told = debugger.flatMap(runs -> told(runs, pid, deadline));
            List<ThreadStack> threads = told.map(Transcript::threads).orElse(List.of());
            longest = told.map(Transcript::took).orElse(longest);
            if (threads.isEmpty()) {
                note = told.map(StackTaker::silent).orElse(note);
                threads = kernel.stream().map(StackTaker::stack).toList();
            } else {
                source = told.orElseThrow().source();
                note = "";
            }
            taken.add(StackSample.of(threads, kernel));
        } while (taken.size() < samples && deadline.remaining().compareTo(longest.plus(pause)) > 0);
        while (taken.size() < samples && deadline.remaining().compareTo(pause) > 0) {
            Await.pause(pause);
            taken.add(StackSample.of(List.of(), KernelThreads.of(pid))); // who had processor time is cheap to see
        }
        return new Stacks(subject, source, note, taken, List.of(), Optional.empty(), clock.elapsed());
    }

    /** Of a core. */
    public Optional<Stacks> core(String subject, Path executable, Path core, Deadline deadline) {
        return debugger.map(runs -> {
            Transcript told = runs.core(executable, core, deadline);
            return new Stacks(subject, told.source(), told.complaint().orElse(""),
                    List.of(new StackSample(told.threads(), Map.of())), told.crashing(),
                    told.keyFrame(), told.took());
        });
    }

    /** What a debugger cannot be started for is seen without it. */
    private static Optional<Transcript> told(DebuggerRuns runs, long pid, Deadline deadline) {
        try {
            return Optional.of(runs.process(pid, deadline));
        } catch (SpawnException e) {
            return Optional.of(new Transcript(runs.debugger(), "", "ptrace: " + e.getMessage(), false,
                    Duration.ZERO));
        }
    }

    private static String silent(Transcript told) {
        return told.complaint().orElse(told.source() + " told no stacks that can be read here");
    }

    private static ThreadStack stack(KernelThread thread) {
        List<String> frames = new ArrayList<>(List.of(thread.doing()));
        thread.kernel().forEach(frame -> frames.add("kernel: " + frame));
        return new ThreadStack(thread.tid(), thread.name(), frames, false, false);
    }
}

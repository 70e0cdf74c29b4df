package org.arangolab.diagnose.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.time.Durations;

/**
 * The stacks of a process or a core, in one or more samples.
 *
 * @param subject  of what: {@code db1 [4711]}
 * @param source   {@code gdb}, {@code lldb}, or {@code /proc} where only the kernel was asked
 * @param note     why there is not more; empty when there is all
 * @param samples  one after the other; at least one
 * @param crashing the frames of the thread that crashed, in a core; else empty
 * @param keyFrame the first of them that is the program's own
 * @param took     how long the taking took
 */
public record Stacks(String subject, String source, String note, List<StackSample> samples, List<String> crashing,
                     Optional<String> keyFrame, Duration took) {
    private static final int FRAMES = 30;

    /** Copies the lists. */
    public Stacks {
        samples = List.copyOf(samples);
        crashing = List.copyOf(crashing);
    }

    /** The threads of the last sample that has stacks. */
    public List<ThreadStack> threads() {
        return samples.stream().map(StackSample::threads).filter(threads -> !threads.isEmpty())
                .reduce((first, last) -> last).orElse(List.of());
    }

    /** Equal stacks together, those of idle threads last. */
    public List<StackGroup> groups() {
        return StackGroup.of(threads(), samples);
    }

    /** Threads that wait for a lock, each with its first frame that is the program's own. */
    public List<String> locked() {
        return groups().stream().filter(group -> group.threads().get(0).locked())
                .flatMap(group -> group.threads().stream())
                .map(Stacks::place).toList();
    }

    /** Threads that ran at one place from the first sample to the last. */
    public List<String> busy() {
        return groups().stream().filter(group -> group.motion() == Motion.RUNS && !group.idle())
                .flatMap(group -> group.threads().stream()).map(Stacks::place).toList();
    }

    private static String place(ThreadStack thread) {
        return thread.label() + thread.frames().stream().filter(frame -> !frame.matches("(?i)_*(pthread|lll|"
                + "futex|gi_|syscall|clone|start_thread).*")).findFirst().map(frame -> " in " + frame).orElse("");
    }

    /** Each group with its frames; idle threads by their names in one line. */
    public String text() {
        String idle = groups().stream().filter(StackGroup::idle).flatMap(group -> group.threads().stream())
                .collect(Collectors.groupingBy(ThreadStack::label, LinkedHashMap::new, Collectors.counting()))
                .entrySet().stream().map(name -> name.getKey()
                + (name.getValue() == 1 ? "" : " (" + name.getValue() + ")"))
                .collect(Collectors.joining(", "));
        return text(idle);
    }

    /** The same with the number of idle threads alone: for where there are many servers. */
    public String brief() {
        long idle = groups().stream().filter(StackGroup::idle).mapToLong(group -> group.threads().size()).sum();
        return text(idle == 0 ? "" : idle + (idle == 1 ? " thread" : " threads"));
    }

    private String text(String idle) {
        List<String> text = new ArrayList<>(List.of(subject + ": " + threads().size()
                + (threads().size() == 1 ? " thread, " : " threads, ")
                + sampled() + "by " + source + " in " + Durations.text(took)));
        if (!note.isEmpty()) {
            text.add("  (" + note + ")");
        }
        groups().stream().filter(group -> !group.idle()).forEach(group -> add(text, group));
        if (!idle.isEmpty()) {
            text.add("  idle: " + idle);
        }
        return String.join("\n", text);
    }

    private String sampled() {
        long whole = samples.stream().filter(sample -> !sample.threads().isEmpty()).count();
        return samples.size() == 1 ? "" : samples.size() + " samples" + (whole == samples.size() ? " "
                : ", the stacks of " + whole + " of them ");
    }

    private static void add(List<String> text, StackGroup group) {
        text.add("  " + group.title());
        List<String> frames = group.threads().get(0).frames();
        frames.stream().limit(FRAMES).forEach(frame -> text.add("      " + frame));
        if (frames.size() > FRAMES) {
            text.add("      … " + (frames.size() - FRAMES) + " more");
        }
    }

    /** As JSON has it: groups with names, motion and frames. */
    public Map<String, Object> json() {
        List<Map<String, Object>> groups = groups().stream().map(group -> Map.<String, Object>of(
                "threads", group.threads().stream().map(ThreadStack::label).toList(), "motion", group.motion().name(),
                "idle", group.idle(), "frames", group.threads().get(0).frames())).toList();
        return Map.of("subject", subject, "source", source, "samples", samples.size(), "groups", groups);
    }

    @Override
    public String toString() {
        return text();
    }
}

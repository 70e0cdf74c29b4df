package org.arangolab.diagnose.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Threads that are at the same place and do the same.
 *
 * @param threads one or more
 * @param motion  what they did between samples
 */
public record StackGroup(List<ThreadStack> threads, Motion motion) {
    /** Copies the list. */
    public StackGroup {
        threads = List.copyOf(threads);
    }

    /** Threads, those that are not idle first, groups by the order of their first thread. */
    static List<StackGroup> of(List<ThreadStack> threads, List<StackSample> samples) {
        Map<List<Object>, List<ThreadStack>> groups = new LinkedHashMap<>();
        threads.forEach(thread -> groups.computeIfAbsent(
                List.of(thread.frames(), Motion.of(thread.tid(), samples)), key -> new ArrayList<>()).add(thread));
        return groups.entrySet().stream().map(group -> new StackGroup(group.getValue(), (Motion) group.getKey().get(1)))
                .sorted((a, b) -> Boolean.compare(a.idle(), b.idle())).toList();
    }

    boolean idle() {
        return threads.get(0).idle();
    }

    /** {@code 2 threads, still: Commit, Abort}. */
    String title() {
        Map<String, Long> names = threads.stream().collect(Collectors.groupingBy(ThreadStack::label, LinkedHashMap::new,
                Collectors.counting()));
        String told = names.entrySet().stream().map(name -> name.getValue() == 1 ? name.getKey()
                : name.getKey() + " (" + name.getValue() + ")").collect(Collectors.joining(", "));
        String did = switch (motion) {
            case MOVES -> ", moving";
            case RUNS -> ", running there all the time";
            case STILL -> ", still";
            case UNKNOWN -> "";
        };
        String lock = threads.get(0).locked() ? ", waiting for a lock" : "";
        return threads.size() + (threads.size() == 1 ? " thread" : " threads") + did + lock + ": " + told;
    }
}

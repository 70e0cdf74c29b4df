package org.arangolab.diagnose.stack;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a thread did between samples. */
public enum Motion {
    /** It had processor time, or was seen elsewhere. */
    MOVES,
    /** It had processor time each time, and was seen at the same place. */
    RUNS,
    /** It had no processor time and was seen at the same place. */
    STILL,
    /** There is one sample of it only. */
    UNKNOWN;

    static Motion of(long tid, List<StackSample> samples) {
        List<List<String>> seen = samples.stream().map(sample -> sample.thread(tid)).flatMap(Optional::stream)
                .map(ThreadStack::frames).toList();
        List<Long> ticks = samples.stream().map(sample -> sample.ticks().get(tid)).filter(Objects::nonNull).toList();
        if (seen.size() < 2 && ticks.size() < 2) {
            return UNKNOWN;
        }
        boolean worked = ticks.size() > 1 && ticks.get(ticks.size() - 1) > ticks.get(0);
        boolean elsewhere = seen.stream().distinct().count() > 1;
        return elsewhere ? MOVES : worked ? RUNS : STILL;
    }
}

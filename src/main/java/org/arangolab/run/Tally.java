package org.arangolab.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.arangolab.event.LabEvent;

/** Counts how tests end. Thread-safe. */
final class Tally implements Consumer<LabEvent> {
    private final Map<TestOutcome, Integer> counts = new EnumMap<>(TestOutcome.class);

    @Override
    public synchronized void accept(LabEvent event) {
        if (event instanceof LabEvent.TestEnded end) {
            counts.merge(TestOutcome.ofWord(end.outcome()), 1, Integer::sum);
        }
    }

    synchronized Map<TestOutcome, Integer> counts() {
        return Map.copyOf(counts);
    }

    synchronized boolean anyBad() {
        return counts.keySet().stream().anyMatch(TestOutcome::bad);
    }
}

package org.arangolab.tools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;

/**
 * Two benchmarks beside each other, figure by figure. Of {@code throughput} more is better, of every other figure,
 * which are times and failures, less.
 *
 * @param figures by their names, as in {@link ToolResult#counters}
 */
public record BenchComparison(Map<String, Change> figures) {
    private static final String THROUGHPUT = "throughput";
    private static final double PERCENT = 100;
    private static final List<String> SETTINGS = List.of("operations");

    /** Keeps the order. */
    public BenchComparison {
        figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /**
     * One figure of both.
     *
     * @param before of the first run
     * @param after  of the second
     * @param better whether more is better
     */
    public record Change(double before, double after, boolean better) {
        /** After by before; 1 when both are 0. */
        public double getRatio() {
            return before == after ? 1 : after / before;
        }

        /** By how many percent it got worse; negative when it got better. */
        public double getWorse() {
            return better ? (before / after - 1) * PERCENT : (getRatio() - 1) * PERCENT;
        }
    }

    /**
     * Of two results of arangobench.
     *
     * @throws ConfigException when they are of other tools or did not do the same number of operations
     */
    static BenchComparison of(ToolResult before, ToolResult after) {
        if (before.tool() != Tool.ARANGOBENCH || after.tool() != Tool.ARANGOBENCH) {
            throw new ConfigException("compare: two results of arangobench are compared, not of " + before.tool().word()
                    + " and " + after.tool().word());
        }
        SETTINGS.stream().filter(name -> !before.counters().getOrDefault(name, 0)
                .equals(after.counters().getOrDefault(name, 0)))
                .findFirst().ifPresent(name -> {
                    throw new ConfigException("compare: the runs had different " + name + ": "
                            + before.counters().get(name) + " and " + after.counters().get(name));
                });
        Map<String, Change> figures = new LinkedHashMap<>();
        for (String name : new TreeSet<>(before.counters().keySet())) {
            if (!SETTINGS.contains(name) && before.counters().get(name) instanceof Number first
                    && after.counters().get(name) instanceof Number second) {
                figures.put(name, new Change(first.doubleValue(), second.doubleValue(), name.equals(THROUGHPUT)));
            }
        }
        return new BenchComparison(figures);
    }

    /**
     * One figure; a script asks for it as for a property, {@code comparison.p99}.
     *
     * @throws ConfigException when the runs do not both have it
     */
    public Change get(String name) {
        if (!figures.containsKey(name)) {
            throw new ConfigException("the comparison has no '" + name + "'" + Suggestion.hint(name, figures.keySet()));
        }
        return figures.get(name);
    }

    /** The figures that got worse by more than so many percent. */
    public List<String> worse(double percent) {
        return figures.entrySet().stream().filter(figure -> figure.getValue().getWorse() > percent)
                .map(Map.Entry::getKey).toList();
    }

    /** A line for each figure: {@code throughput  13792 → 15011  +8.8 %}. */
    @Override
    public String toString() {
        int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        figures.forEach((name, change) -> text.append(text.isEmpty() ? "" : "\n").append(String.format(Locale.ROOT,
                "%-" + width + "s  %.6g → %.6g  %+.1f %%", name, change.before(), change.after(),
                (change.getRatio() - 1) * PERCENT)));
        return text.toString();
    }
}

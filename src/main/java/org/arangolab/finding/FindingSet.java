package org.arangolab.finding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found in one stream: equal ones once, with their number, and the end of a process only as it is told best.
 */
public final class FindingSet {
    /** More different ones than these are counted only, so that a log of nothing but errors needs little memory. */
    private static final int MOST = 2000;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long more;

    record Entry(Finding finding, Told told, long last) {
    }

    /** One more. */
    public void add(Draft draft) {
        Finding found = draft.finding();
        boolean outside = draft.toldBy() == Told.BY_STARTER && found.pid() > 0;
        // Whether another one tells of this death is for the end to see, so that deaths are kept apart until then.
        String signature = signature(found) + (outside ? "|" + found.pid() : "");
        Entry known = entries.get(signature);
        if (known != null) {
            int count = draft.isRetold() ? Math.max(known.finding.count(), found.count())
                    : known.finding.count() + found.count();
            entries.put(signature, new Entry(known.finding.times(count), known.told.better(draft.toldBy()),
                    found.line()));
        } else if (entries.size() < MOST) {
            entries.put(signature, new Entry(found, draft.toldBy(), found.line()));
        } else {
            more++;
        }
    }

    /** What two tellings of one defect have in common: addresses, process and thread are left out. */
    private static String signature(Finding found) {
        String place = found.frames().isEmpty() ? found.summary().replaceAll("0x[0-9a-fA-F]+|\\d+", "#")
                : found.frames().stream().map(FindingSet::place).collect(Collectors.joining("\n"));
        return String.join("|", found.kind().name(), found.tool(), found.type(), place);
    }

    private static String place(Frame frame) {
        return frame.function() + "@" + frame.file() + ":" + frame.line()
                + (frame.function().isEmpty() ? frame.module() + "+" + frame.offset() : "");
    }

    /** All of them in the order of their lines. */
    public List<Finding> findings() {
        Echoes echoes = new Echoes(entries.values());
        Map<String, Finding> told = new LinkedHashMap<>();
        entries.values().stream().filter(entry -> !echoes.toldBetter(entry)).map(Entry::finding).forEach(finding ->
                told.merge(signature(finding), finding, (one, two) -> one.times(one.count() + two.count())));
        return told.values().stream().sorted(Comparator.comparingLong(Finding::line)).toList();
    }

    /** How many different ones there were beyond those that are kept. */
    public long more() {
        return more;
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }
}

package org.arangolab.tools.dump;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of a comparison.
 *
 * @param what        what was compared with what
 * @param collections how many documents each collection has, as far as it could be counted
 * @param problems    what is damaged, missing or different; none when all is well
 * @param notes       what could not be compared, and why
 */
public record DumpReport(String what, Map<String, Long> collections, List<String> problems, List<String> notes) {
    /** Sorts the collections. */
    public DumpReport {
        collections = Collections.unmodifiableMap(new TreeMap<>(collections));
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** The same, where a directory is shown by another name: that of the archive it was unpacked from. */
    public DumpReport shown(Path directory, Path name) {
        return new DumpReport(what.replace(directory.toString(), name.toString()), collections, problems, notes);
    }

    /** Whether nothing is wrong. */
    public boolean isOk() {
        return problems.isEmpty();
    }

    /** All documents that were counted. */
    public long getDocuments() {
        return collections.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code dump against db1/_system: 3 collections, 700 documents, no difference}, or the problems, a line each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(what).append(": ").append(collections.size()).append(" collections, ")
                .append(getDocuments()).append(" documents, ").append(isOk() ? "no difference"
                        : problems.size() + (problems.size() == 1 ? " problem" : " problems"));
        problems.forEach(problem -> text.append("\n  ").append(problem));
        notes.forEach(note -> text.append("\n  note: ").append(note));
        return text.toString();
    }
}

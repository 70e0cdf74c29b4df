package org.arangolab.standin.server.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the options somebody may have meant: at most eight, at most four edits away. */
final class Similar {
    private static final int MOST = 8;
    private static final int FARTHEST = 4;

    private Similar() {
    }

    private record Candidate(Option option, int distance) {
    }

    static List<Option> to(String name, Collection<Option> options) {
        List<Candidate> near = new ArrayList<>();
        for (Option option : options) {
            int distance = distance(name, option.name());
            if (distance <= FARTHEST) {
                near.add(new Candidate(option, distance));
            }
        }
        near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(c -> c.option().name()));
        return near.stream().limit(MOST).map(Candidate::option).toList();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

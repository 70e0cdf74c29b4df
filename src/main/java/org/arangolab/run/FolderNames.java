package org.arangolab.run;

import java.util.HashSet;
import java.util.Set;

/** Hands out directory names within a run for scripts: short, plain, none twice. */
final class FolderNames {
    private final Set<String> taken = new HashSet<>(Set.of("instances", "tools", "findings"));

    String next(String label) {
        String plain = TestCase.nameOf(label).replaceAll("[^A-Za-z0-9_-]+", "_");
        String name = plain;
        for (int number = 2; !taken.add(name); number++) {
            name = plain + "-" + number;
        }
        return name;
    }
}

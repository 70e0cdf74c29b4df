package org.arangolab.instance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.arangolab.Suggestion;

/**
 * The names of failure points that an executable may know. From the stand-in's own list, or from the texts in the
 * executable: those hold every name, and many other words, so that membership tells a misspelled name from a possible
 * one and nothing more.
 */
public final class FailurePointNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w:-]+");
    private static final int MOST = 200;

    /** Nothing is known: every name may be right. */
    static final FailurePointNames UNKNOWN = new FailurePointNames(Set.of());

    private final Set<String> names;

    FailurePointNames(Set<String> names) {
        this.names = new TreeSet<>(names);
    }

    /** All, sorted; empty when nothing is known. */
    List<String> all() {
        return List.copyOf(names);
    }

    /** Those that begin so and look like names, sorted; not more than a person wants to read. */
    List<String> like(String prefix) {
        return names.stream().filter(name -> name.startsWith(prefix) && NAME.matcher(name).matches()).limit(MOST)
                .toList();
    }

    /** Whether the name may be right. A linker lets a text share the end of a longer one, hence the ends count too. */
    public boolean mayHave(String name) {
        return names.isEmpty() || names.contains(name) || names.stream().anyMatch(known -> known.endsWith(name));
    }

    /** The nearest known names as the end of a sentence; a full stop when none is near. */
    String hint(String name) {
        Set<String> rest = new TreeSet<>(names);
        Optional<String> first = Suggestion.nearest(name, rest);
        first.ifPresent(rest::remove);
        Optional<String> second = first.flatMap(nearest -> Suggestion.nearest(name, rest));
        return first.map(nearest -> "; did you mean '" + nearest + "'" + second.map(n -> " or '" + n + "'").orElse("")
                + "?").orElse(".");
    }
}

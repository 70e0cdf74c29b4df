package org.arangolab.run;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which scripts and tests of a run are meant.
 *
 * @param tags  scripts with one of these tags; empty: all
 * @param name  tests in whose name this is found; empty: all
 * @param shard which part of the scripts that are left
 */
public record Selection(Set<String> tags, Optional<Pattern> name, Shard shard) {
    /** Everything. */
    public static final Selection ALL = new Selection(Set.of(), Optional.empty(), Shard.WHOLE);

    /** What in a text may begin a test; it may also stand in a comment, and then the script is run for nothing. */
    private static final Pattern MAYBE_TEST = Pattern.compile("\\btest\\b\\s*[('\"]");

    /** Copies the tags. */
    public Selection {
        tags = Set.copyOf(tags);
    }

    /** Whether a test of this name is meant. */
    boolean test(String testName) {
        return name.isEmpty() || name.get().matcher(testName).find();
    }

    /** Whether the script is to be run: its tags fit, and it is or may contain a test that is meant. */
    boolean script(String label, String text) {
        boolean tagged = tags.isEmpty() || !Collections.disjoint(ScriptHeader.of(text).tags(), tags);
        return tagged && (test(TestCase.nameOf(label)) || MAYBE_TEST.matcher(text).find());
    }
}

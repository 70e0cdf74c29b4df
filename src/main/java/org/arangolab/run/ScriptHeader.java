package org.arangolab.run;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script says about itself in the comment lines before its first statement: {@code //TAGS dump, smoke} and
 * {@code //NEEDS real}.
 *
 * @param tags  what {@code --tag} selects
 * @param needs what it cannot do without
 */
public record ScriptHeader(Set<String> tags, Set<String> needs) {
    private static final Pattern LINE = Pattern.compile("//\\s*(TAGS|NEEDS)\\b:?(.*)");

    /** Copies the sets. */
    public ScriptHeader {
        tags = Set.copyOf(tags);
        needs = Set.copyOf(needs);
    }

    /** Reads the header; a script without one has no tags and no needs. */
    public static ScriptHeader of(String text) {
        Set<String> tags = new LinkedHashSet<>();
        Set<String> needs = new LinkedHashSet<>();
        text.lines().map(String::strip)
                .takeWhile(line -> line.isEmpty() || line.startsWith("//") || line.startsWith("#!"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> (line.group(1).equals("TAGS") ? tags : needs).addAll(words(line.group(2))));
        return new ScriptHeader(tags, needs);
    }

    private static Set<String> words(String list) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(list.toLowerCase(Locale.ROOT).strip().split("[,\\s]+")));
        words.remove("");
        return words;
    }
}

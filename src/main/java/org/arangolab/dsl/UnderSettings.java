package org.arangolab.dsl;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;

/**
 * The settings of a word such as {@code valgrind(tool: 'drd', args: [...])}, read one by one.
 *
 * @param word   the word
 * @param given  what was given
 */
record UnderSettings(String word, Map<String, ?> given) {
    /**
     * With the names that it knows.
     *
     * @throws ConfigException for any other name
     */
    UnderSettings(String word, Map<String, ?> given, String... names) {
        this(word, given);
        List<String> known = List.of(names);
        List<String> mistakes = given.keySet().stream().filter(key -> !known.contains(key))
                .map(key -> word + ": unknown setting '" + key + "'" + Suggestion.hint(key, known)).toList();
        if (!mistakes.isEmpty()) {
            throw new ConfigException(String.join("; ", mistakes));
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(String::valueOf);
    }

    Optional<Path> path(String name) {
        return given.containsKey(name) ? Optional.of(InstanceSettings.path(given.get(name))) : Optional.empty();
    }

    boolean flag(String name) {
        Object value = given.containsKey(name) ? given.get(name) : Boolean.FALSE;
        if (!(value instanceof Boolean flag)) {
            throw expected(name, "true or false", value);
        }
        return flag;
    }

    /** A list of texts; a single text is not taken apart. */
    List<String> words(String name) {
        Object value = given.containsKey(name) ? given.get(name) : List.of();
        if (!(value instanceof Collection<?> words)) {
            throw expected(name, "a list such as ['--option=value']", value);
        }
        return words.stream().map(String::valueOf).toList();
    }

    private ConfigException expected(String name, String what, Object value) {
        return new ConfigException(word + ": " + name + ": expected " + what + ", not "
                + InstanceSettings.described(value));
    }
}

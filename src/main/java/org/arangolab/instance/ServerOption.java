package org.arangolab.instance;

import java.util.List;
import java.util.Optional;

/**
 * One option as a server's own list tells it.
 *
 * @param name       without dashes, {@code log.level}
 * @param type       what values it takes
 * @param repeatable whether it may be given more than once
 * @param initial    its default as text, empty when there is none
 * @param allowed    its possible values, empty for any
 * @param obsolete   whether the server accepts it and does nothing
 */
record ServerOption(String name, OptionType type, boolean repeatable, String initial, List<String> allowed,
                    boolean obsolete) {
    /** Copies the list. */
    ServerOption {
        allowed = List.copyOf(allowed);
    }

    /** What is wrong with these values; empty when nothing is. */
    Optional<String> objection(List<String> values) {
        if (values.size() > 1 && !repeatable) {
            return Optional.of("takes one value, not " + values.size());
        }
        return values.stream().map(this::objection).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> objection(String value) {
        if (value.matches("@\\w+@")) {
            return Optional.empty(); // expanded by the server
        }
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return Optional.of("'" + value + "' is none of its values"
                    + org.arangolab.Suggestion.hint(value, allowed));
        }
        return type.objection(value);
    }
}

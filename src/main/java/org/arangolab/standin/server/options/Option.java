package org.arangolab.standin.server.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * One start-up option.
 *
 * @param name        full name without dashes, {@code log.level}
 * @param type        what its value is
 * @param kind        what using it does
 * @param defaults    the values without use, none for a list that is empty
 * @param allowed     the only texts accepted, empty for any
 * @param description one sentence
 */
public record Option(String name, OptionType type, Kind kind, List<String> defaults, List<String> allowed,
                     String description) {
    /** What using an option does. */
    public enum Kind {
        /** Sets something. */
        SETTING,
        /** Makes the process print or do something and exit. */
        COMMAND,
        /** Is accepted and ignored. */
        OBSOLETE
    }

    /** One line of the table: {@code name|type|default|description[|allowed,values]}; see {@link OptionTable}. */
    static Option parse(String line) {
        String[] field = line.split("\\|", -1);
        Kind kind = switch (field[1].charAt(0)) {
            case '!' -> Kind.COMMAND;
            case '~' -> Kind.OBSOLETE;
            default -> Kind.SETTING;
        };
        OptionType type = OptionType.of(kind == Kind.SETTING ? field[1] : field[1].substring(1));
        List<String> defaults = type.many() && field[2].isEmpty() ? List.of() : List.of(field[2]);
        List<String> allowed = field.length > 4 ? Arrays.asList(field[4].split(",")) : List.of();
        return new Option(field[0], type, kind, defaults, List.copyOf(allowed), field[3]);
    }

    /** The part before the dot; empty for the global options. */
    public String section() {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** Whether a value must follow. */
    public boolean requiresValue() {
        return type != OptionType.BOOLEAN;
    }

    /** Why a text is no value of this option, empty when it is one. */
    Optional<String> complaint(String text) {
        if (!allowed.isEmpty() && !allowed.contains(text)) {
            return Optional.of("invalid value '" + text + "'. possible values: " + String.join(", ", allowed));
        }
        return type.complaint(text);
    }

    /** Values as JSON: an array for a list option, else one value. */
    JsonNode json(List<String> values) {
        if (!type.many()) {
            return type.json(values.get(0));
        }
        ArrayNode array = Json.array();
        values.forEach(v -> array.add(type.json(v)));
        return array;
    }
}

package org.arangolab.tools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.instance.OptionCatalog;

/**
 * The options that a user gives to a tool, by the names that this executable has for them. A name may be written as the
 * tool spells it, {@code 'compress-output'}, or as a script would, {@code compressOutput}; a name of another version is
 * turned into this one's.
 */
final class ToolOptions {
    private static final int MILLIS = 1000;

    private final Tool tool;
    private final OptionCatalog catalog;

    ToolOptions(Tool tool, OptionCatalog catalog) {
        this.tool = tool;
        this.catalog = catalog;
    }

    /**
     * Option without dashes → values as text.
     *
     * @throws ConfigException with all mistakes: unknown names, values of a wrong type
     */
    Map<String, List<String>> of(Map<String, ?> given) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        given.forEach((name, value) -> {
            String option = name(name);
            if (named.put(option, texts(value)) != null) {
                mistakes.add("option '" + option + "' is given twice, as '" + name + "' too");
            }
        });
        mistakes.addAll(catalog.mistakes(named));
        if (!mistakes.isEmpty()) {
            throw new ConfigException(tool.word(), mistakes);
        }
        return named;
    }

    /** The name that this executable has for an option; the name itself when it knows none like it. */
    String name(String given) {
        if (catalog.has(given)) {
            return given;
        }
        String plain = plain(given);
        return catalog.names().stream().filter(name -> plain(name).equals(plain)).findFirst()
                .or(() -> RenamedToolOption.of(tool, kebab(given)).filter(catalog::has))
                .orElseGet(() -> kebab(given));
    }

    /** Whether this executable has the option, under whatever name; one that tells nothing of itself has all. */
    boolean has(String name) {
        return !catalog.known() || catalog.has(name(name));
    }

    /** Whether this executable itself has told of the option. */
    boolean tells(String name) {
        return catalog.has(name);
    }

    private static String plain(String name) {
        return name.replaceAll("[.-]", "").toLowerCase(Locale.ROOT);
    }

    /** An option without a dot as a script writes it. */
    static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(ToolOptions::text).toList();
        }
        return List.of(text(value));
    }

    /** Durations are seconds, sizes bytes (facts/client-tools.md 3). */
    private static String text(Object value) {
        if (value instanceof Duration time) {
            return time.toMillis() % MILLIS == 0 ? String.valueOf(time.toSeconds())
                    : String.valueOf(time.toMillis() / (double) MILLIS);
        }
        return value instanceof ByteSize size ? String.valueOf(size.bytes()) : String.valueOf(Optional.ofNullable(value)
                .orElse(""));
    }
}

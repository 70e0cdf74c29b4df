package org.arangolab.standin.server.options;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of arangod 3.12 that the stand-in understands, read from {@code options.txt}.
 *
 * <p>A line is {@code name|type|default|description[|allowed,values]}; a type with {@code !} in front is a command, one
 * with {@code ~} an option that is accepted and ignored; {@code old => new} is an old name.
 */
public final class OptionTable {
    private final Map<String, Option> options = new TreeMap<>();
    private final Map<String, String> renamed = new TreeMap<>();

    private OptionTable() {
    }

    /** Reads the table. */
    public static OptionTable load() {
        OptionTable table = new OptionTable();
        try (InputStream in = OptionTable.class.getResourceAsStream("/org/arangolab/standin/server/options.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                table.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table of options could not be read", e);
        }
        return table;
    }

    private void add(String line) {
        int arrow = line.indexOf(" => ");
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (arrow > 0) {
            renamed.put(line.substring(0, arrow), line.substring(arrow + 4));
            return;
        }
        Option option = Option.parse(line);
        options.put(option.name(), option);
    }

    /** The option by its present or an older name. */
    public Optional<Option> find(String name) {
        return Optional.ofNullable(options.get(renamed.getOrDefault(name, name)));
    }

    /** All, by name. */
    public Collection<Option> all() {
        return options.values();
    }
}

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
 * The options of one program of ArangoDB 3.12 that the stand-in understands, read from a text.
 *
 * <p>A line is {@code name|type|default|description[|allowed,values]}; a type with {@code !} in front is a command, one
 * with {@code ~} an option that is accepted and ignored; {@code old => new} is an old name; {@code include FILE} reads
 * another text beside this one; of two lines for one option the later counts.
 */
public final class OptionTable {
    private final Map<String, Option> options = new TreeMap<>();
    private final Map<String, String> renamed = new TreeMap<>();

    private final String program;
    private final Map<String, String> machine;

    private OptionTable(String program, Map<String, String> machine) {
        this.program = program;
        this.machine = Map.copyOf(machine);
    }

    /** The table of arangod. */
    public static OptionTable load() {
        return of("arangod", "/org/arangolab/standin/server/options.txt", Map.of());
    }

    /**
     * Reads a table.
     *
     * @param program  whose options they are, {@code arangodump}
     * @param resource where the text is on the class path
     * @param machine  what stands for words such as {@code @CORES@} in defaults
     */
    public static OptionTable of(String program, String resource, Map<String, String> machine) {
        OptionTable table = new OptionTable(program, machine);
        table.read(resource);
        return table;
    }

    /** Whose options they are. */
    public String program() {
        return program;
    }

    private void read(String resource) {
        try (InputStream in = OptionTable.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line, resource.substring(0, resource.lastIndexOf('/') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table of options could not be read: " + resource, e);
        }
    }

    private void add(String line, String folder) {
        int arrow = line.indexOf(" => ");
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("include ")) {
            String named = line.substring("include ".length());
            read(named.startsWith("/") ? named : folder + named);
            return;
        }
        if (arrow > 0) {
            renamed.put(line.substring(0, arrow), line.substring(arrow + 4));
            return;
        }
        Option option = Option.parse(filled(line));
        options.put(option.name(), option);
    }

    private String filled(String line) {
        String filled = line;
        for (Map.Entry<String, String> word : machine.entrySet()) {
            filled = filled.replace("@" + word.getKey() + "@", word.getValue());
        }
        return filled;
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

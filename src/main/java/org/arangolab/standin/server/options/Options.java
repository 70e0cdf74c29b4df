package org.arangolab.standin.server.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/** The options of this process after command line and configuration files were read. Immutable. */
public final class Options {
    private final OptionTable table;
    private final Map<String, List<String>> values;
    private final List<String> positional;

    Options(OptionTable table, Map<String, List<String>> values, List<String> positional) {
        this.table = table;
        this.values = new LinkedHashMap<>(values);
        this.positional = List.copyOf(positional);
    }

    /** The table the values were checked against. */
    public OptionTable table() {
        return table;
    }

    /** Whether somebody set it. */
    public boolean touched(String name) {
        return values.containsKey(name);
    }

    /** All values of a list option, in order. */
    public List<String> list(String name) {
        List<String> set = values.get(name);
        return set == null ? option(name).defaults() : set;
    }

    /** The value of a scalar option; empty text when it has none. */
    public String text(String name) {
        List<String> all = list(name);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    /** The value of a scalar option unless it is the empty text. */
    public Optional<String> given(String name) {
        return Optional.of(text(name)).filter(t -> !t.isEmpty());
    }

    /** The value of a boolean option. */
    public boolean flag(String name) {
        return OptionType.isTrue(text(name));
    }

    /** The value of a whole-number option. */
    public long number(String name) {
        return Quantity.parse(text(name)).longValue();
    }

    /** The value of a fractional option. */
    public double fraction(String name) {
        return Double.parseDouble(text(name));
    }

    /** The bare arguments. */
    public List<String> positional() {
        return positional;
    }

    /** The effective values by full name, commands and obsolete options left out. */
    public ObjectNode effective() {
        ObjectNode all = Json.object();
        for (Option option : table.all()) {
            if (option.kind() == Option.Kind.SETTING) {
                JsonNode value = option.json(list(option.name()));
                all.set(option.name(), value);
            }
        }
        return all;
    }

    private Option option(String name) {
        return table.find(name).orElseThrow(() -> new IllegalArgumentException("no option '" + name + "'"));
    }
}

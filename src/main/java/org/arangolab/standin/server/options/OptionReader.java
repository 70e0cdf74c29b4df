package org.arangolab.standin.server.options;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.arangolab.standin.server.ExitCode;

/**
 * Collects option values pass by pass: what one pass has set, later passes cannot override. The first pass is the
 * command line, the next ones are configuration files. One use, one thread.
 */
final class OptionReader {
    private final OptionTable table;
    private final Expansion expansion;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> frozen = new HashSet<>();
    private final List<String> positional = new ArrayList<>();

    OptionReader(OptionTable table, UnaryOperator<String> environment) {
        this.table = table;
        this.expansion = new Expansion(environment);
    }

    /** Ends a pass. */
    void freeze() {
        frozen.addAll(values.keySet());
    }

    Options result() {
        return new Options(table, values, positional);
    }

    void bare(String argument) {
        positional.add(expansion.expand(argument));
    }

    /** Makes names usable in values that are set from now on. */
    void define(String definitions) {
        expansion.define(definitions);
    }

    String expand(String value) {
        return expansion.expand(value);
    }

    Option known(String name, String source) {
        return table.find(name).orElseThrow(() -> unknown(name, source));
    }

    void set(Option option, String value, String source) {
        if (option.kind() == Option.Kind.OBSOLETE || frozen.contains(option.name())) {
            return;
        }
        String expanded = expansion.expand(value);
        option.complaint(expanded).ifPresent(why -> {
            throw new OptionException(ExitCode.INVALID_OPTION_VALUE, heading(source)
                    + "  error setting value for option '--" + option.name() + "': " + why + "\n");
        });
        if (option.type().many()) {
            values.computeIfAbsent(option.name(), n -> new ArrayList<>()).add(expanded);
        } else {
            values.put(option.name(), List.of(expanded));
        }
    }

    /** A value that should have followed. */
    OptionException missingValue(String name, String source) {
        return new OptionException(ExitCode.INVALID_OPTION_VALUE,
                heading(source) + "  no value specified for option '--" + name + "'\n");
    }

    private OptionException unknown(String name, String source) {
        StringBuilder text = new StringBuilder(heading(source)).append("  unknown option '--").append(name)
                .append("'\n\n");
        List<Option> similar = Similar.to(name, table.all());
        if (!similar.isEmpty()) {
            text.append(similar.size() == 1 ? "Did you mean this?\n" : "Did you mean one of these?\n");
            int width = similar.stream().mapToInt(o -> o.name().length()).max().orElse(0);
            similar.forEach(o -> text.append("  --").append(HelpText.pad(o.name(), width)).append("    ")
                    .append(o.description()).append('\n'));
            text.append('\n');
        }
        text.append("Use --help or --help-all to get an overview of available options\n");
        return new OptionException(ExitCode.INVALID_OPTION_NAME, text.toString());
    }

    private String heading(String source) {
        return "Error while processing " + source + " for " + table.program() + ":\n";
    }
}

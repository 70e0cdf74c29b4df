package org.arangolab.standin.server.options;

import java.util.Set;

/** What {@code --help} and {@code --help-all} print. */
public final class HelpText {
    private static final Set<String> COMMON = Set.of("", "server", "database", "log");

    private HelpText() {
    }

    /** The text; {@code everything} for {@code --help-all}. */
    public static String of(OptionTable table, boolean everything) {
        StringBuilder text = new StringBuilder("Usage: " + table.program() + " [<options>]\n");
        String section = null;
        int width = table.all().stream().mapToInt(o -> left(o).length()).max().orElse(0);
        for (Option option : table.all()) {
            if (option.kind() == Option.Kind.OBSOLETE || !everything && !COMMON.contains(option.section())) {
                continue;
            }
            if (!option.section().equals(section)) {
                section = option.section();
                text.append("\nSection '").append(section.isEmpty() ? "global" : section).append("'\n");
            }
            text.append("  ").append(pad(left(option), width)).append("  ").append(right(option)).append('\n');
        }
        return text.append("\nThis is a stand-in of arangolab, not ArangoDB itself.\n").toString();
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String left(Option option) {
        return "--" + option.name() + " <" + option.type().label() + ">";
    }

    private static String right(Option option) {
        String values = option.allowed().isEmpty() ? "" : ". Possible values: " + String.join(", ", option.allowed());
        boolean setting = option.kind() == Option.Kind.SETTING;
        String fallback = setting ? " (default: " + String.join(", ", option.defaults()) + ")" : "";
        return option.description() + values + fallback;
    }
}

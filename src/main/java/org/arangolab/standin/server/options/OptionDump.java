package org.arangolab.standin.server.options;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.Json;

/** What {@code --dump-options} prints: an object by full name, in the shape of facts/server.md 1.3. */
public final class OptionDump {
    private OptionDump() {
    }

    /** The object. */
    public static ObjectNode of(OptionTable table) {
        ObjectNode all = Json.object();
        for (Option option : table.all()) {
            if (option.kind() != Option.Kind.OBSOLETE && !option.name().startsWith("help")) {
                all.set(option.name(), one(option));
            }
        }
        return all;
    }

    private static ObjectNode one(Option option) {
        boolean command = option.kind() == Option.Kind.COMMAND;
        ObjectNode entry = Json.object()
                .put("section", option.section())
                .put("description", option.description())
                .put("category", command ? "command" : "option")
                .put("hidden", false)
                .put("type", option.type().label())
                .put("experimental", false)
                .put("obsolete", false)
                .put("enterpriseOnly", false)
                .put("requiresValue", option.requiresValue());
        entry.putArray("os").add("linux");
        entry.putArray("component").add("coordinator").add("dbserver").add("agent").add("single");
        entry.putNull("introducedIn").putNull("deprecatedIn");
        if (!option.allowed().isEmpty()) {
            entry.put("values", "Possible values: \"" + String.join("\", \"", option.allowed()) + "\"");
        }
        if (!command) {
            entry.set("default", option.json(option.defaults()));
        }
        return entry.put("dynamic", false);
    }
}

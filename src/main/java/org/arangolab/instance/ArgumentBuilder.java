package org.arangolab.instance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line of a server: what the lab, the role and the settings need, then what the user gave, which wins. The
 * catalog says under which name this version has an option of the lab's; one that it does not have is left out.
 */
final class ArgumentBuilder {
    private static final String LAB = "the lab";
    private static final String USER = "args";

    private final OptionCatalog catalog;
    private final Map<String, List<Argument>> arguments = new LinkedHashMap<>();

    ArgumentBuilder(InstanceSpec spec, InstanceDirectories directories, ServerAddress address, Software software,
                    InstanceAuth auth) {
        this.catalog = software.catalog();
        add("server.endpoint", address.endpoint().toString(), LAB);
        add("server.authentication", String.valueOf(spec.access().authentication() != Authentication.NONE), "auth");
        address.arguments().forEach(a -> add(a.name(), a.value(), a.origin()));
        auth.arguments().forEach(a -> add(a.name(), a.value(), a.origin()));
        add("database.directory", directories.data().toString(), LAB);
        add("javascript.app-path", directories.apps().toString(), LAB);
        JavaScriptFiles.ofServer(software.binary().arangod()).ifPresent(js -> {
            add("javascript.startup-directory", js.directory().toString(), LAB);
            js.modules().ifPresent(more -> add("javascript.module-directory", more.toString(), LAB));
        });
        add("temp.path", directories.tmp().toString(), LAB);
        add("log.file", directories.logFile().toString(), LAB);
        // Written by the thread that logs, so that the last line before a crash is in the file.
        add("log.force-direct", "true", LAB);
        RoleArguments.of(spec, address.endpoint()).forEach(a -> add(a.name(), a.value(), a.origin()));
        catalog.named(spec.arguments()).forEach((name, values) -> arguments.put(name,
                values.stream().map(value -> new Argument(name, value, USER)).toList()));
    }

    private void add(String name, String value, String origin) {
        catalog.resolve(name, value).ifPresent(option -> arguments.put(option.getKey(),
                List.of(new Argument(option.getKey(), option.getValue(), origin))));
    }

    /** Every option with its origin. */
    List<Argument> explain() {
        return arguments.values().stream().flatMap(List::stream).toList();
    }

    /** As the process gets them; {@code @} is doubled, because arangod expands {@code @NAME@} (facts/server.md 1.1). */
    List<String> build() {
        List<String> line = new ArrayList<>(List.of("--configuration", "none"));
        explain().forEach(argument -> {
            line.add("--" + argument.name());
            line.add(argument.value().replace("@", "@@"));
        });
        return line;
    }
}

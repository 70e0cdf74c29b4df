package org.arangolab.instance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.net.Endpoint;

/**
 * The command line of a server: what its role and settings need, then what the user gave, which wins. Values are
 * written with {@code @} doubled, because arangod expands {@code @NAME@} in every value (facts/server.md 1.1).
 */
final class ArgumentBuilder {
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> leading = List.of("--configuration", "none");

    ArgumentBuilder(InstanceSpec spec, InstanceDirectories directories, Endpoint endpoint, ServerBinary binary) {
        option("server.endpoint", endpoint.toString());
        option("server.authentication", String.valueOf(spec.authentication() != Authentication.NONE));
        option("database.directory", directories.data().toString());
        option("javascript.app-path", directories.apps().toString());
        binary.javascriptDirectory().ifPresent(js -> option("javascript.startup-directory", js.toString()));
        option("temp.path", directories.tmp().toString());
        option("log.file", directories.logFile().toString());
        // Written by the thread that logs, so that the last line before a crash is in the file.
        option("log.force-direct", "true");
        options.putAll(spec.arguments());
    }

    private void option(String name, String value) {
        options.put(name, List.of(value));
    }

    List<String> build() {
        List<String> arguments = new ArrayList<>(leading);
        options.forEach((name, values) -> values.forEach(value -> {
            arguments.add("--" + name);
            arguments.add(value.replace("@", "@@"));
        }));
        return arguments;
    }
}

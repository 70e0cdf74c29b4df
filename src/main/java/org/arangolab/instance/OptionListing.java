package org.arangolab.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a server's own list of its options: the JSON of {@code --dump-options}, else the text of {@code --help-all}.
 */
final class OptionListing {
    private static final Pattern HELP_LINE = Pattern.compile(
            "\\s*--([A-Za-z0-9.-]+)(?:,-\\w)?\\s+<([a-z0-9.]+)>\\s*(.*)");
    /** What a loader or a sanitizer has to say may come before. */
    private static final Pattern OBJECT = Pattern.compile("^\\{", Pattern.MULTILINE);
    private static final Pattern DEFAULT = Pattern.compile("\\(default: (.*?)\\)");
    private static final Pattern POSSIBLE = Pattern.compile("[Pp]ossible values?: ((?:(?:\"[^\"]*\"|\\d+),? ?)+)");
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"|\\b\\d+\\b");

    private OptionListing() {
    }

    /** From {@code --dump-options} (facts/server.md 1.3); empty when it is not such JSON. */
    static Optional<OptionCatalog> ofJson(String json) {
        try {
            JsonNode root = new ObjectMapper().readTree(json.substring(OBJECT.matcher(json).results()
                    .map(MatchResult::start).findFirst().orElse(0)));
            if (root == null || !root.isObject() || root.isEmpty()) {
                return Optional.empty();
            }
            List<ServerOption> options = new ArrayList<>();
            root.properties().forEach(entry -> options.add(option(entry.getKey(), entry.getValue())));
            return Optional.of(new OptionCatalog(options));
        } catch (IOException e) {
            return Optional.empty(); // an older server printed something else: the caller asks in another way
        }
    }

    private static ServerOption option(String name, JsonNode json) {
        String type = json.path("type").asText("string");
        List<String> allowed = values(json.path("values").asText(""));
        JsonNode initial = json.path("default");
        return new ServerOption(name, OptionType.of(type), type.endsWith("..."),
                initial.isValueNode() ? initial.asText() : initial.isMissingNode() ? "" : initial.toString(),
                allowed, json.path("obsolete").asBoolean(false));
    }

    /** Those of {@code Possible values: "lz4", "none"} or {@code Possible values: 1, 2}, as the server writes them. */
    private static List<String> values(String text) {
        return VALUE.matcher(text).results().map(found -> found.group(1) == null ? found.group() : found.group(1))
                .toList();
    }

    /** From {@code --help-all}; empty when no line of it is an option. */
    static Optional<OptionCatalog> ofHelp(String help) {
        List<ServerOption> options = help.lines().map(HELP_LINE::matcher).filter(Matcher::matches)
                .map(OptionListing::option).toList();
        return options.isEmpty() ? Optional.empty() : Optional.of(new OptionCatalog(options));
    }

    private static ServerOption option(Matcher line) {
        String text = line.group(3);
        Matcher initial = DEFAULT.matcher(text);
        Matcher possible = POSSIBLE.matcher(text);
        List<String> allowed = possible.find() ? values(possible.group(1)) : List.of();
        return new ServerOption(line.group(1), OptionType.of(line.group(2)), line.group(2).endsWith("..."),
                initial.find() ? initial.group(1) : "", allowed, false);
    }
}

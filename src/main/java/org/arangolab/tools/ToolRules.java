package org.arangolab.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.arangolab.ConfigException;

/**
 * What a tool's options forbid and demand of each other, told before the tool is started. Source: facts/client-tools.md
 * 5 to 11.
 */
final class ToolRules {
    private record Rule(Tool tool, Predicate<ToolRules> broken, String mistake) {
    }

    private static final List<Rule> RULES = List.of(
            new Rule(Tool.ARANGODUMP, o -> o.on("all-databases") && o.has("server.database"),
                    "all-databases and server.database exclude each other"),
            new Rule(Tool.ARANGODUMP, o -> o.has("collection") && o.has("ignore-collection"),
                    "collection and ignore-collection exclude each other"),
            new Rule(Tool.ARANGODUMP, o -> o.on("split-files") && (o.off("parallel-dump")),
                    "split-files needs parallel-dump"),
            new Rule(Tool.ARANGORESTORE, o -> o.on("all-databases") && o.has("server.database"),
                    "all-databases and server.database exclude each other"),
            new Rule(Tool.ARANGORESTORE, o -> o.on("all-databases") && o.on("force-same-database"),
                    "all-databases and force-same-database exclude each other"),
            new Rule(Tool.ARANGORESTORE, o -> o.off("create-collection") && o.off("import-data"),
                    "create-collection and import-data cannot both be off: nothing would be left to do"),
            new Rule(Tool.ARANGOIMPORT, o -> !o.has("collection"),
                    "collection is missing: name it, or give the target as db1['users']"),
            new Rule(Tool.ARANGOIMPORT, o -> !o.has("file"), "file is missing: name it, or give it by <"),
            new Rule(Tool.ARANGOIMPORT, o -> o.has("separator") && !o.isOneCharacter("separator"),
                    "separator is one character, or \\t, \\r, \\n"),
            new Rule(Tool.ARANGOIMPORT, o -> o.has("quote") && o.text("quote").length() > 1,
                    "quote is at most one character"),
            new Rule(Tool.ARANGOEXPORT, o -> o.has("custom-query") && (o.has("collection") || o.has("graph-name")),
                    "custom-query excludes collection and graph-name"),
            new Rule(Tool.ARANGOEXPORT, o -> !o.has("custom-query") && !o.has("custom-query-file")
                    && !o.has("collection")
                    && !o.has("graph-name"), "nothing to export: name a collection, a graph-name or a custom-query"),
            new Rule(Tool.ARANGOEXPORT, o -> o.is("type", "csv") && !o.has("fields"), "type csv needs fields"),
            new Rule(Tool.ARANGOEXPORT, o -> o.is("type", "xgmml") && !o.has("graph-name"),
                    "type xgmml needs graph-name"),
            new Rule(Tool.ARANGOBACKUP, o -> o.job.positional().size() != 1, "one operation is needed: create, list, "
                    + "restore, delete, upload or download"),
            new Rule(Tool.ARANGOBACKUP, o -> (o.doing("restore") || o.doing("delete")) && !o.has("identifier"),
                    "identifier is missing"));

    private final ToolJob job;

    private ToolRules(ToolJob job) {
        this.job = job;
    }

    /**
     * Looks at all rules.
     *
     * @throws ConfigException with all that are broken
     */
    static void check(ToolJob job) {
        ToolRules options = new ToolRules(job);
        List<String> mistakes = new ArrayList<>();
        RULES.stream().filter(rule -> rule.tool() == job.tool() && rule.broken().test(options))
                .forEach(rule -> mistakes.add(rule.mistake()));
        if (!mistakes.isEmpty()) {
            throw new ConfigException(job.tool().word(), mistakes);
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[.-]", "").toLowerCase(Locale.ROOT);
    }

    private boolean has(String name) {
        return job.options().keySet().stream().anyMatch(given -> plain(given).equals(plain(name)));
    }

    private boolean is(String name, String value) {
        return job.options().entrySet().stream().filter(given -> plain(given.getKey()).equals(plain(name)))
                .map(Map.Entry::getValue).anyMatch(given -> String.valueOf(given).equals(value));
    }

    private String text(String name) {
        return job.options().entrySet().stream().filter(given -> plain(given.getKey()).equals(plain(name)))
                .map(given -> String.valueOf(given.getValue())).findFirst().orElse("");
    }

    private boolean isOneCharacter(String name) {
        return text(name).length() == 1 || text(name).matches("\\\\[trn]");
    }

    private boolean on(String name) {
        return is(name, "true");
    }

    private boolean off(String name) {
        return is(name, "false");
    }

    private boolean doing(String operation) {
        return job.positional().equals(List.of(operation));
    }
}

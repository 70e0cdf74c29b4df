package org.arangolab.tools;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do about a failure that many meet, in the words of a script.
 *
 * @param tool whose failure
 * @param said what it says then
 * @param text what to do
 */
record Remedy(Tool tool, Pattern said, String text) {
    private static final List<Remedy> ALL = List.of(
            new Remedy(Tool.ARANGOIMPORT, Pattern.compile("collection or view not found"),
                    "createCollection: true makes the collection, or db1['users'].create() before"),
            new Remedy(Tool.ARANGODUMP, Pattern.compile("output directory '.*' already exists"),
                    "overwrite: true, or another directory"),
            new Remedy(Tool.ARANGORESTORE, Pattern.compile("database not found"), "createDatabase: true makes it"),
            new Remedy(Tool.ARANGOEXPORT, Pattern.compile("output directory '.*' already exists"),
                    "overwrite: true, or another directory"));

    /** For a failed run; empty when there is none to give. */
    static Optional<String> of(ToolResult result) {
        String said = result.stderr() + result.stdout();
        return ALL.stream().filter(one -> one.tool == result.tool() && one.said.matcher(said).find()).map(Remedy::text)
                .findFirst();
    }
}

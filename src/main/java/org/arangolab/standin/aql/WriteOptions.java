package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * The {@code OPTIONS} of a write that matter here; others, such as {@code exclusive}, change nothing on one server.
 *
 * @param ignoreErrors a document that cannot be written is passed over
 * @param ignoreRevs   {@code _rev} in the document is not compared
 * @param keepNull     attributes set to null are kept
 * @param mergeObjects sub-objects are merged
 * @param overwrite    what an insert does with a taken key
 * @param waitForSync  the write must be on disk
 */
record WriteOptions(boolean ignoreErrors, boolean ignoreRevs, boolean keepNull, boolean mergeObjects,
                    QueryData.InsertMode overwrite, boolean waitForSync) {
    static WriteOptions of(JsonNode options) {
        return new WriteOptions(flag(options, "ignoreErrors", false), flag(options, "ignoreRevs", true),
                flag(options, "keepNull", true), flag(options, "mergeObjects", true), overwrite(options),
                flag(options, "waitForSync", false));
    }

    private static boolean flag(JsonNode options, String name, boolean fallback) {
        JsonNode value = options.get(name);
        return value == null ? fallback : Values.isTrue(value);
    }

    private static QueryData.InsertMode overwrite(JsonNode options) {
        String mode = Text.of(Values.attribute(options, "overwriteMode")).toLowerCase(Locale.ROOT);
        return switch (mode) {
            case "ignore" -> QueryData.InsertMode.IGNORE;
            case "replace" -> QueryData.InsertMode.REPLACE;
            case "update" -> QueryData.InsertMode.UPDATE;
            case "conflict" -> QueryData.InsertMode.CONFLICT;
            default -> flag(options, "overwrite", false)
                    ? QueryData.InsertMode.REPLACE : QueryData.InsertMode.CONFLICT;
        };
    }
}

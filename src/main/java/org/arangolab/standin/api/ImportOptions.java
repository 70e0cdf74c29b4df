package org.arangolab.standin.api;

import java.util.Optional;
import org.arangolab.standin.aql.QueryData.InsertMode;
import org.arangolab.standin.aql.QueryData.UpdateMode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.WriteOptions;

/**
 * The query parameters of an import (facts/server.md 5.4).
 *
 * @param onDuplicate   what happens when a key is taken
 * @param complete      all or nothing
 * @param overwrite     empty the collection first
 * @param details       answer with a text per failed document
 * @param ignoreMissing accept rows with another number of values than there are attributes
 * @param fromPrefix    put before a {@code _from} without a collection, ends with a slash
 * @param toPrefix      put before a {@code _to} without a collection, ends with a slash
 */
record ImportOptions(InsertMode onDuplicate, boolean complete, boolean overwrite, boolean details,
                     boolean ignoreMissing, Optional<String> fromPrefix, Optional<String> toPrefix) {

    static ImportOptions of(Call call) {
        return new ImportOptions(onDuplicate(call.parameter("onDuplicate").orElse("error")),
                call.flag("complete", false), call.flag("overwrite", false), call.flag("details", false),
                call.flag("ignoreMissing", false), prefix(call, "fromPrefix"), prefix(call, "toPrefix"));
    }

    private static InsertMode onDuplicate(String word) {
        return switch (word) {
            case "error" -> InsertMode.CONFLICT;
            case "update" -> InsertMode.UPDATE;
            case "replace" -> InsertMode.REPLACE;
            case "ignore" -> InsertMode.IGNORE;
            default -> throw new ArangoException(ErrorCode.BAD_PARAMETER, "invalid value '" + word
                    + "' for parameter 'onDuplicate', expecting error, update, replace or ignore");
        };
    }

    private static Optional<String> prefix(Call call, String name) {
        return call.parameter(name).filter(text -> !text.isEmpty())
                .map(text -> text.endsWith("/") ? text : text + "/");
    }

    WriteOptions write() {
        return new WriteOptions(onDuplicate, UpdateMode.DEFAULT, Optional.empty());
    }
}

package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.IndexDefinition;
import org.arangolab.standin.store.Selectivity;

/** How indexes look in answers (facts/server.md 5.4). */
final class IndexJson {
    private static final Set<String> WITHOUT_ESTIMATES = Set.of("geo", "fulltext", "inverted");

    private final Scope scope;

    IndexJson(Scope scope) {
        this.scope = scope;
    }

    /** One index of an answer. */
    ObjectNode of(Call call, Collection collection, IndexDefinition index) {
        ObjectNode json = Json.object();
        if (index.plain() && !index.builtIn()) {
            json.put("cacheEnabled", index.cacheEnabled()).put("deduplicate", index.deduplicate());
        }
        if (!index.builtIn() && !WITHOUT_ESTIMATES.contains(index.type())) {
            json.put("estimates", index.estimates());
        }
        json.setAll(index.details());
        if (!json.has("fields")) {
            index.fields().forEach(json.putArray("fields")::add);
        }
        json.put("id", collection.name() + "/" + index.id());
        json.put("name", index.name());
        if (index.estimates() && !WITHOUT_ESTIMATES.contains(index.type())) {
            double estimate = scope.read(call, collection, documents -> Selectivity.estimate(index, documents));
            json.put("selectivityEstimate", estimate);
        }
        json.put("sparse", index.sparse());
        if (!index.storedValues().isEmpty()) {
            index.storedValues().forEach(json.putArray("storedValues")::add);
        }
        return json.put("type", index.type()).put("unique", index.unique());
    }

    /** One index of an inventory, as dumps keep it: a plain id and no estimate. */
    static ObjectNode dumped(IndexDefinition index) {
        ObjectNode json = Json.object().put("id", index.id()).put("name", index.name()).put("type", index.type())
                .put("unique", index.unique()).put("sparse", index.sparse()).put("deduplicate", index.deduplicate())
                .put("estimates", index.estimates()).put("cacheEnabled", index.cacheEnabled());
        json.setAll(index.details());
        if (!json.has("fields")) {
            index.fields().forEach(json.putArray("fields")::add);
        }
        if (!index.storedValues().isEmpty()) {
            index.storedValues().forEach(json.putArray("storedValues")::add);
        }
        return json;
    }
}

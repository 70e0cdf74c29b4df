package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.Json;

/** Arrays as sets, in the order in which members first appear. */
final class Sets {
    private Sets() {
    }

    /** Each member once. */
    static ArrayNode unique(JsonNode array) {
        return array(keys(array));
    }

    /** All members, sorted. */
    static ArrayNode sorted(JsonNode array) {
        List<JsonNode> members = new ArrayList<>(array.size());
        array.forEach(members::add);
        members.sort(Ordering.COLLATED);
        return Json.array().addAll(members);
    }

    /** Each member once, sorted. */
    static ArrayNode sortedUnique(JsonNode array) {
        return sorted(unique(array));
    }

    /** The members as keys. */
    static Set<ValueKey> keys(JsonNode array) {
        Set<ValueKey> keys = new LinkedHashSet<>();
        for (JsonNode member : array) {
            keys.add(new ValueKey(member));
        }
        return keys;
    }

    /** The values of keys. */
    static ArrayNode array(Iterable<ValueKey> keys) {
        ArrayNode array = Json.array();
        for (ValueKey key : keys) {
            array.add(key.value());
        }
        return array;
    }
}

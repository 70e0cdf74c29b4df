package org.arangolab.standin.aql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.http.ErrorCode;

/** The collections that a query names, in order of appearance; nothing may touch one behind a write to it. */
final class CollectionUses {
    private final Map<String, Boolean> writes = new LinkedHashMap<>();
    private boolean readsDocuments;

    void read(String name) {
        readsDocuments = true;
        check(name);
        writes.putIfAbsent(name, false);
    }

    void write(String name) {
        check(name);
        writes.put(name, true);
    }

    /** A function that reads documents which cannot be told while parsing. */
    void readAnything(String function) {
        readsDocuments = true;
        if (isModification()) {
            throw QueryPhase.OPTIMIZING_AST.errorFor(ErrorCode.QUERY_ACCESS_AFTER_MODIFICATION, function);
        }
    }

    private void check(String name) {
        if (writes.getOrDefault(name, false)) {
            throw QueryPhase.OPTIMIZING_AST.errorFor(ErrorCode.QUERY_ACCESS_AFTER_MODIFICATION, name);
        }
    }

    boolean isModification() {
        return writes.containsValue(true);
    }

    /** Whether anything so far reads documents. */
    boolean readsDocuments() {
        return readsDocuments;
    }

    List<CollectionUse> all() {
        List<CollectionUse> uses = new ArrayList<>();
        writes.forEach((name, write) -> uses.add(new CollectionUse(name, write)));
        return List.copyOf(uses);
    }
}

package org.arangolab.standin.tools.restore;

import java.util.Comparator;
import java.util.Locale;

/** In which order collections are restored. Source: facts/client-tools.md 7. */
final class RestoreOrder {
    static final Comparator<DumpedCollection> INSTANCE = Comparator
            .comparingInt(RestoreOrder::special)
            .thenComparing(c -> c.parameters().path("distributeShardsLike").isTextual())
            .thenComparing(DumpedCollection::edges)
            .thenComparing(c -> !c.name().startsWith("_"))
            .thenComparing(c -> c.name().toLowerCase(Locale.ROOT));

    private RestoreOrder() {
    }

    private static int special(DumpedCollection collection) {
        return switch (collection.name()) {
            case "_analyzers" -> -1;
            case "_users" -> 1;
            default -> 0;
        };
    }
}

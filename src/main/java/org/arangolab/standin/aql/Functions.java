package org.arangolab.standin.aql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All functions by name. Each theme has a class of its own, which answers a function for a name that it knows: a
 * switch, not a map, so that only the functions that a query uses are ever linked.
 */
final class Functions {
    private static final List<Function<String, Optional<AqlFunction>>> THEMES = List.of(
            TypeFunctions::named, StringFunctions::named, SearchFunctions::named, RegexFunctions::named,
            CodingFunctions::named, NumericFunctions::named, StatisticFunctions::named, BitFunctions::named,
            ArrayFunctions::named, EditFunctions::named, SetFunctions::named, ObjectFunctions::named,
            DateFunctions::named, DateArithmeticFunctions::named, DatabaseFunctions::named);

    private Functions() {
    }

    /** The function of a name in upper case. */
    static Optional<AqlFunction> named(String name) {
        for (Function<String, Optional<AqlFunction>> theme : THEMES) {
            Optional<AqlFunction> function = theme.apply(name);
            if (function.isPresent()) {
                return function;
            }
        }
        return Optional.empty();
    }
}

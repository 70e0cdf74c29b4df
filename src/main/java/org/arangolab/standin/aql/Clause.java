package org.arangolab.standin.aql;

/** One clause of a query, such as {@code FILTER u.age > 15}. Immutable. */
sealed interface Clause permits For, KeyLookup, Filter, Let, Sort, Limit, Collect, Modify {
    /** Its step in a run, fed by the step before. */
    Rows open(Rows input, Execution run);
}

package org.arangolab.standin.store;

import org.arangolab.standin.aql.QueryData;

/** What a query works on, from its begin to its end. */
public interface QueryScope extends AutoCloseable {
    /** What the query sees and changes. */
    QueryData data();

    /** Makes what the query did final. */
    void commit(boolean sync);

    /** What was not committed is undone, as far as that is possible. */
    @Override
    void close();
}

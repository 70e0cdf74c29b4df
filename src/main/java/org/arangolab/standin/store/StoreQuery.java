package org.arangolab.standin.store;

import org.arangolab.standin.aql.QueryData;

/**
 * A query inside a transaction of its own.
 *
 * @param data        what it sees
 * @param transaction what ends with it
 */
record StoreQuery(QueryData data, StoreTransaction transaction) implements QueryScope {
    @Override
    public void commit(boolean sync) {
        transaction.commit(sync);
    }

    @Override
    public void close() {
        transaction.close();
    }
}

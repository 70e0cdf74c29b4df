package org.arangolab.standin.aql;

/**
 * A collection that a query names.
 *
 * @param name  its name
 * @param write whether the query writes into it
 */
public record CollectionUse(String name, boolean write) {
}

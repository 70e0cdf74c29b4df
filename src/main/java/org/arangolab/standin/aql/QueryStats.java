package org.arangolab.standin.aql;

import java.util.OptionalLong;

/**
 * What a query has done so far; complete when all rows were taken.
 *
 * @param writesExecuted documents inserted, changed or removed
 * @param writesIgnored  writes that failed or had nothing to do, and were passed over by an option
 * @param scannedFull    documents read by walking through collections
 * @param scannedIndex   documents found by key
 * @param filtered       rows that a {@code FILTER} dropped
 * @param fullCount      rows before the last outer {@code LIMIT}, when asked for and when there is one
 */
public record QueryStats(long writesExecuted, long writesIgnored, long scannedFull, long scannedIndex, long filtered,
                         OptionalLong fullCount) {
}

package org.arangolab.standin.aql;

import java.util.function.BooleanSupplier;

/**
 * How a query runs.
 *
 * @param fullCount       count the rows before the last outer {@code LIMIT}
 * @param failOnWarning   the first warning ends the query
 * @param maxWarningCount how many warnings are kept, 10 in ArangoDB
 * @param killed          asked now and then; when it says yes, the query ends with error 1500
 */
public record ExecutionOptions(boolean fullCount, boolean failOnWarning, int maxWarningCount,
                               BooleanSupplier killed) {
    /** ArangoDB's defaults. */
    public static final ExecutionOptions DEFAULT = new ExecutionOptions(false, false, 10, () -> false);
}

package org.arangolab.standin.aql;

import org.arangolab.standin.http.ErrorCode;

/**
 * Something odd that did not stop a query, such as a division by zero.
 *
 * @param code    its number is answered as {@code code}
 * @param message its text
 */
public record QueryWarning(ErrorCode code, String message) {
}

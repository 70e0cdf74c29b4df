package org.arangolab.standin.aql;

import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** What a query was doing when it failed; ArangoDB's messages end with it. */
enum QueryPhase {
    PARSING("parsing"),
    OPTIMIZING_AST("optimizing ast"),
    EXECUTING("executing");

    private final String label;

    QueryPhase(String label) {
        this.label = label;
    }

    /** An error with the message dressed as ArangoDB does: {@code AQL: … (while parsing)}. */
    ArangoException error(ErrorCode code, String message) {
        return new ArangoException(code, "AQL: " + message + " (while " + label + ")");
    }

    /** An error with the code's text, its {@code %s} filled in. */
    ArangoException errorFor(ErrorCode code, String subject) {
        return error(code, code.text().replace("%s", subject));
    }
}

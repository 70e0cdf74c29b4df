package org.arangolab.standin.aql;

import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/**
 * A query's text, and the errors that point into it:
 * {@code AQL: syntax error, unexpected identifier near 'FORR x IN c RETURN x' at position 1:1 (while parsing)}.
 */
record QueryText(String text) {
    private static final int SNIPPET = 32;

    /** A syntax error at a word. */
    ArangoException unexpected(Token token, String expecting) {
        return at(ErrorCode.QUERY_PARSE, "syntax error, unexpected " + token.kind().label() + expecting, token);
    }

    /** An error of any code at a word. */
    ArangoException at(ErrorCode code, String message, Token token) {
        return QueryPhase.PARSING.error(code, message + " near '" + region(token.line(), token.column())
                + "' at position " + token.line() + ":" + (token.column() + 1));
    }

    private String region(int line, int column) {
        int start = offset(line, column);
        int end = Math.min(text.length(), start + SNIPPET);
        return text.substring(start, end) + (end < text.length() ? "..." : "");
    }

    private int offset(int line, int column) {
        int currentLine = 1;
        int currentColumn = 0;
        int at = 0;
        while (at < text.length() && !(currentLine > line || currentLine == line && currentColumn >= column)) {
            if (text.charAt(at) == '\n') {
                currentLine++;
                currentColumn = 0;
            } else {
                currentColumn++;
            }
            at++;
        }
        return at;
    }
}

package org.arangolab.standin.aql;

/**
 * One word of a query.
 *
 * @param kind   what it is
 * @param text   its content: a name or string without quotes and escapes, else as written
 * @param line   1 for the first
 * @param column 0 for the first; of quoted words, the closing quote's, as ArangoDB's lexer has it
 */
record Token(TokenKind kind, String text, int line, int column) {
    /** An unquoted or quoted name that reads like this word, in any case. */
    boolean isWord(String word) {
        return kind == TokenKind.IDENTIFIER && text.equalsIgnoreCase(word);
    }
}

package org.arangolab.standin.aql;

import java.util.List;
import java.util.StringJoiner;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** The words of a query while it is parsed, and the errors at them. */
final class TokenStream {
    private final QueryText text;
    private final List<Token> tokens;
    private int at;

    TokenStream(String text) {
        this.text = new QueryText(text);
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The kind of a word ahead, 0 for the next one. */
    TokenKind kind(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1)).kind();
    }

    boolean is(TokenKind kind) {
        return peek().kind() == kind;
    }

    Token take() {
        Token token = peek();
        if (token.kind() != TokenKind.END) {
            at++;
        }
        return token;
    }

    /** Takes the next word if it is of this kind. */
    boolean skip(TokenKind kind) {
        if (!is(kind)) {
            return false;
        }
        take();
        return true;
    }

    /** The next word, which must be of this kind; the error does not tell what else could stand there. */
    Token need(TokenKind kind) {
        if (!is(kind)) {
            throw unexpected();
        }
        return take();
    }

    /** The next word, which must be of one of these kinds, and nothing else could stand there. */
    Token expect(TokenKind... kinds) {
        StringJoiner names = new StringJoiner(" or ", ", expecting ", "");
        for (TokenKind kind : kinds) {
            if (is(kind)) {
                return take();
            }
            names.add(kind.label());
        }
        throw text.unexpected(peek(), names.toString());
    }

    ArangoException unexpected() {
        return text.unexpected(peek(), "");
    }

    /** An error that points at the next word, as ArangoDB's do when it had to look at that one first. */
    ArangoException errorHere(ErrorCode code, String message) {
        return text.at(code, message, peek());
    }

    /** An error that points at the word just taken. */
    ArangoException errorAtLast(ErrorCode code, String message) {
        return text.at(code, message, tokens.get(Math.max(0, at - 1)));
    }
}

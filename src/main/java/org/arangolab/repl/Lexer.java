package org.arangolab.repl;

import java.util.ArrayList;
import java.util.List;
import org.arangolab.repl.Token.Kind;

/**
 * Cuts an entry into tokens, whatever state it is in: half a string is a string that has not ended. It is no parser and
 * loads no compiler, because it runs at every key; what is valid Groovy is decided by Groovy itself ({@link
 * Completeness}).
 */
final class Lexer {
    private static final String BRACKETS_OPEN = "([{";
    private static final String BRACKETS_CLOSE = ")]}";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (Character.isJavaIdentifierStart(c) && !dollarSlashy()) {
            word();
        } else if (Character.isDigit(c)) {
            number();
        } else if (!comment() && !string()) {
            symbol(c);
        }
    }

    private void word() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        add(Kind.WORD, start, true);
    }

    /**
     * {@code 12}, {@code 1_000}, {@code 0x1f}, {@code 1.5}; in {@code 30.s} and {@code 1..5} the dot is not part of
     * it.
     */
    private void number() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_'
                || text.charAt(at) == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))
                && text.charAt(at - 1) != '.')) {
            at++;
        }
        add(Kind.NUMBER, start, true);
    }

    private boolean comment() {
        int start = at;
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            return add(Kind.COMMENT, start, true);
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            at = end < 0 ? text.length() : end + 2;
            return add(Kind.COMMENT, start, end >= 0);
        }
        return false;
    }

    private boolean string() {
        int start = at;
        for (String quote : List.of("'''", "\"\"\"", "'", "\"")) {
            if (text.startsWith(quote, at)) {
                at += quote.length();
                return add(Kind.STRING, start, rest(quote));
            }
        }
        if (dollarSlashy()) {
            int end = text.indexOf("/$", at + 2);
            at = end < 0 ? text.length() : end + 2;
            return add(Kind.STRING, start, end >= 0);
        }
        return slashy();
    }

    private boolean dollarSlashy() {
        return text.startsWith("$/", at);
    }

    /** A slash begins a string where a value may begin and when it has its end on the line; else it divides. */
    private boolean slashy() {
        if (text.charAt(at) != '/' || !valueMayBegin()) {
            return false;
        }
        int start = at;
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '/') {
                at = i + 1;
                return add(Kind.STRING, start, true);
            }
        }
        return false;
    }

    private boolean valueMayBegin() {
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.kind() == Kind.OPEN || last.kind() == Kind.OPERATOR && !last.is(text, ".");
    }

    /** The rest of a quoted string; {@code ${…}} in it may hold quotes of its own. Returns whether it has its end. */
    private boolean rest(String quote) {
        boolean interpolates = quote.charAt(0) == '"';
        boolean lines = quote.length() == 3;
        while (at < text.length() && (lines || text.charAt(at) != '\n')) {
            if (text.startsWith(quote, at)) {
                at += quote.length();
                return true;
            }
            if (interpolates && text.startsWith("${", at)) {
                interpolation();
            } else {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at = Math.min(at, text.length());
        return false;
    }

    private void interpolation() {
        at += 2;
        int depth = 1;
        while (depth > 0 && at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' || c == '\'') {
                rest(String.valueOf(c));
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
    }

    private void symbol(char c) {
        int start = at++;
        Kind kind = BRACKETS_OPEN.indexOf(c) >= 0 ? Kind.OPEN : BRACKETS_CLOSE.indexOf(c) >= 0 ? Kind.CLOSE
                : Kind.OPERATOR;
        add(kind, start, true);
    }

    private boolean add(Kind kind, int start, boolean ended) {
        tokens.add(new Token(kind, start, at, ended));
        return true;
    }
}

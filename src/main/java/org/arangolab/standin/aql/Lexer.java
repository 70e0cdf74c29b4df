package org.arangolab.standin.aql;

import static org.arangolab.standin.aql.TokenKind.END;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a query into words. Positions follow ArangoDB's lexer: the end of the query lies where the last thing was read,
 * blanks included, and a character beyond ASCII outside of quotes ends the query.
 */
final class Lexer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int markLine = 1;
    private int markColumn;

    private Lexer(String text) {
        this.text = text;
    }

    /** All words; the last one is {@link TokenKind#END}. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.readOne()) {
            lexer.mergeNotIn();
        }
        return lexer.tokens;
    }

    private boolean readOne() {
        if (at >= text.length() || text.charAt(at) > 127 && text.charAt(at) != '´') {
            if (at < text.length()) {
                mark(at);
            }
            add(END, "");
            return false;
        }
        char c = text.charAt(at);
        switch (c) {
            case '\n' -> newline();
            case ' ', '\t', '\r' -> blanks();
            case '"', '\'' -> quoted(c, TokenKind.QUOTED_STRING, TokenKind.UNTERMINATED_STRING);
            case '`', '´' -> quoted(c, TokenKind.IDENTIFIER, TokenKind.UNTERMINATED_NAME);
            case '@' -> parameter();
            default -> word(c);
        }
        return true;
    }

    private void word(char c) {
        if (c == '/' && (next(1) == '/' || next(1) == '*')) {
            comment();
        } else if (isDigit(c) || c == '.' && isDigit(next(1))) {
            number();
        } else if (isNameStart(at)) {
            name();
        } else {
            operator();
        }
    }

    private void newline() {
        int column = at - lineStart;
        at++;
        line++;
        lineStart = at;
        markLine = line;
        markColumn = column;
    }

    private void blanks() {
        mark(at);
        while (at < text.length() && (next(0) == ' ' || next(0) == '\t' || next(0) == '\r')) {
            at++;
        }
    }

    private void comment() {
        if (next(1) == '/') {
            mark(at);
            while (at < text.length() && next(0) != '\n') {
                at++;
            }
            return;
        }
        mark(at);
        at += 2;
        while (at < text.length() && !(next(0) == '*' && next(1) == '/')) {
            if (next(0) == '\n') {
                newline();
            } else {
                at++;
            }
        }
        if (at >= text.length()) {
            add(TokenKind.UNTERMINATED_COMMENT, "");
            return;
        }
        mark(at);
        at += 2;
    }

    private void quoted(char quote, TokenKind kind, TokenKind unterminated) {
        mark(at);
        int openLine = markLine;
        int openColumn = markColumn;
        int start = ++at;
        while (at < text.length() && next(0) != quote) {
            if (next(0) == '\\' && at + 1 < text.length()) {
                at++;
            }
            if (next(0) == '\n') {
                newline();
            } else {
                at++;
            }
        }
        if (at >= text.length()) {
            tokens.add(new Token(unterminated, "", openLine, openColumn));
            return;
        }
        mark(at);
        add(kind, Escapes.decode(text.substring(start, at)));
        at++;
    }

    private void parameter() {
        mark(at);
        int names = at + (next(1) == '@' ? 2 : 1);
        int end = names;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        int underscores = names;
        while (underscores < end && text.charAt(underscores) == '_') {
            underscores++;
        }
        if (underscores == end) {
            add(TokenKind.UNKNOWN, "@");
            at++;
            return;
        }
        TokenKind kind = names - at == 2 ? TokenKind.DATA_SOURCE_PARAMETER : TokenKind.PARAMETER;
        add(kind, text.substring(at + 1, end));
        at = end;
    }

    private void name() {
        mark(at);
        int end = at + 1;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        int least = word.equalsIgnoreCase("at") ? endOfLeast(end) : -1;
        if (least > 0) {
            add(TokenKind.AT_LEAST, "AT LEAST");
            at = least;
            return;
        }
        add(TokenKind.ofWord(word), word);
        at = end;
    }

    private int endOfLeast(int from) {
        int start = from;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start + 5;
        boolean whole = end >= text.length() || !isNamePart(text.charAt(end));
        return start > from && whole && text.regionMatches(true, start, "LEAST", 0, 5) ? end : -1;
    }

    private void number() {
        mark(at);
        NumberScanner scanner = new NumberScanner(text, at);
        add(scanner.isInteger() ? TokenKind.INTEGER : TokenKind.DOUBLE, scanner.text());
        at = scanner.end();
    }

    private void operator() {
        mark(at);
        TokenKind two = two(next(0), next(1));
        if (two != null) {
            add(two, text.substring(at, at + 2));
            at += 2;
            return;
        }
        add(one(next(0)), text.substring(at, at + 1));
        at++;
    }

    private static TokenKind two(char a, char b) {
        return switch ("" + a + b) {
            case "=~" -> TokenKind.REGEX_MATCH;
            case "!~" -> TokenKind.REGEX_NON_MATCH;
            case "==" -> TokenKind.EQ;
            case "!=" -> TokenKind.NE;
            case ">=" -> TokenKind.GE;
            case "<=" -> TokenKind.LE;
            case "&&" -> TokenKind.AND;
            case "||" -> TokenKind.OR;
            case "::" -> TokenKind.SCOPE;
            case ".." -> TokenKind.RANGE;
            default -> null;
        };
    }

    private static TokenKind one(char c) {
        return switch (c) {
            case '>' -> TokenKind.GT;
            case '<' -> TokenKind.LT;
            case '=' -> TokenKind.ASSIGN;
            case '!' -> TokenKind.NOT;
            case '+' -> TokenKind.PLUS;
            case '-' -> TokenKind.MINUS;
            case '*' -> TokenKind.TIMES;
            case '/' -> TokenKind.DIV;
            case '%' -> TokenKind.MOD;
            case '?' -> TokenKind.QUESTION;
            case ':' -> TokenKind.COLON;
            case ',' -> TokenKind.COMMA;
            case '(' -> TokenKind.OPEN;
            case ')' -> TokenKind.CLOSE;
            case '{' -> TokenKind.OBJECT_OPEN;
            case '}' -> TokenKind.OBJECT_CLOSE;
            case '[' -> TokenKind.ARRAY_OPEN;
            case ']' -> TokenKind.ARRAY_CLOSE;
            case '.' -> TokenKind.DOT;
            default -> TokenKind.UNKNOWN;
        };
    }

    /** The words NOT and IN in a row are one operator; {@code ! IN} is none. */
    private void mergeNotIn() {
        int last = tokens.size() - 1;
        if (last < 1 || tokens.get(last).kind() != TokenKind.IN) {
            return;
        }
        Token not = tokens.get(last - 1);
        if (not.kind() == TokenKind.NOT && not.text().equalsIgnoreCase("not")) {
            tokens.remove(last);
            tokens.set(last - 1, new Token(TokenKind.NOT_IN, "NOT IN", not.line(), not.column()));
        }
    }

    private void add(TokenKind kind, String content) {
        tokens.add(new Token(kind, content, markLine, markColumn));
    }

    private void mark(int offset) {
        markLine = line;
        markColumn = offset - lineStart;
    }

    private char next(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    /** A name begins with a letter, a dollar sign and a letter, or underscores and a letter. */
    private boolean isNameStart(int offset) {
        int from = offset;
        if (text.charAt(from) == '$') {
            from++;
        } else {
            while (from < text.length() && text.charAt(from) == '_') {
                from++;
            }
        }
        return from < text.length() && isLetter(text.charAt(from));
    }

    private static boolean isNamePart(char c) {
        return c == '_' || isDigit(c) || isLetter(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

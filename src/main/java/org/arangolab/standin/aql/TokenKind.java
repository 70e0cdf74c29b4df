package org.arangolab.standin.aql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The kinds of words in a query, each with the name that ArangoDB's syntax errors give it. */
enum TokenKind {
    FOR("FOR declaration", true),
    LET("LET declaration", true),
    FILTER("FILTER declaration", true),
    RETURN("RETURN declaration", true),
    COLLECT("COLLECT declaration", true),
    SORT("SORT declaration", true),
    LIMIT("LIMIT declaration", true),
    WINDOW("WINDOW declaration", true),
    ASC("ASC keyword", true),
    DESC("DESC keyword", true),
    IN("IN keyword", true),
    WITH("WITH keyword", true),
    INTO("INTO keyword", true),
    AGGREGATE("AGGREGATE keyword", true),
    GRAPH("GRAPH keyword", true),
    SHORTEST_PATH("SHORTEST_PATH keyword", true),
    K_SHORTEST_PATHS("K_SHORTEST_PATHS keyword", true),
    K_PATHS("K_PATHS keyword", true),
    ALL_SHORTEST_PATHS("ALL_SHORTEST_PATHS keyword", true),
    DISTINCT("DISTINCT modifier", true),
    REMOVE("REMOVE command", true),
    INSERT("INSERT command", true),
    UPDATE("UPDATE command", true),
    REPLACE("REPLACE command", true),
    UPSERT("UPSERT command", true),
    NULL("null", true),
    TRUE("true", true),
    FALSE("false", true),
    NOT("not operator", true),
    AND("and operator", true),
    OR("or operator", true),
    LIKE("like operator", true),
    OUTBOUND("outbound modifier", true),
    INBOUND("inbound modifier", true),
    ANY("any modifier", true),
    ALL("all modifier", true),
    NONE("none modifier", true),
    AT_LEAST("at least modifier", false),
    NOT_IN("not in operator", false),
    IDENTIFIER("identifier", false),
    QUOTED_STRING("quoted string", false),
    INTEGER("integer number", false),
    DOUBLE("number", false),
    PARAMETER("bind parameter", false),
    DATA_SOURCE_PARAMETER("bind data source parameter", false),
    ASSIGN("assignment", false),
    REGEX_MATCH("~= operator", false),
    REGEX_NON_MATCH("~! operator", false),
    EQ("== operator", false),
    NE("!= operator", false),
    LT("< operator", false),
    GT("> operator", false),
    LE("<= operator", false),
    GE(">= operator", false),
    PLUS("+ operator", false),
    MINUS("- operator", false),
    TIMES("* operator", false),
    DIV("/ operator", false),
    MOD("% operator", false),
    QUESTION("?", false),
    COLON(":", false),
    SCOPE("::", false),
    RANGE("..", false),
    COMMA(",", false),
    OPEN("(", false),
    CLOSE(")", false),
    OBJECT_OPEN("{", false),
    OBJECT_CLOSE("}", false),
    ARRAY_OPEN("[", false),
    ARRAY_CLOSE("]", false),
    DOT("'.'", false),
    UNTERMINATED_STRING("unterminated string literal", false),
    UNTERMINATED_NAME("unterminated identifier", false),
    UNTERMINATED_COMMENT("unterminated multi-line comment", false),
    UNKNOWN("invalid token", false),
    END("end of query string", false);

    private static final Map<String, TokenKind> KEYWORDS = keywords();

    private final String label;
    private final boolean keyword;

    TokenKind(String label, boolean keyword) {
        this.label = label;
        this.keyword = keyword;
    }

    private static Map<String, TokenKind> keywords() {
        Map<String, TokenKind> words = new HashMap<>();
        for (TokenKind kind : values()) {
            if (kind.keyword) {
                words.put(kind.name(), kind);
            }
        }
        return words;
    }

    /** The keyword of this spelling in any case, else {@link #IDENTIFIER}. */
    static TokenKind ofWord(String word) {
        return KEYWORDS.getOrDefault(word.toUpperCase(Locale.ROOT), IDENTIFIER);
    }

    /** What a syntax error calls it. */
    String label() {
        return label;
    }

    /** Whether it says that a loop walks through a graph. */
    boolean isDirection() {
        return switch (this) {
            case OUTBOUND, INBOUND, ANY, SHORTEST_PATH, K_SHORTEST_PATHS, K_PATHS, ALL_SHORTEST_PATHS -> true;
            default -> false;
        };
    }

    /** Whether a query can begin with it. */
    boolean beginsQuery() {
        return switch (this) {
            case FOR, LET, FILTER, RETURN, COLLECT, SORT, LIMIT, WINDOW, REMOVE, INSERT, UPDATE, REPLACE, UPSERT ->
                    true;
            default -> false;
        };
    }

    /** Whether behind a name it makes that a part of an expression, or the expression a part of a clause. */
    boolean continuesExpression() {
        return switch (this) {
            case OR, AND, NOT, ALL, ANY, NONE, AT_LEAST, EQ, NE, LIKE, REGEX_MATCH, REGEX_NON_MATCH, IN, NOT_IN, LT, GT,
                    LE, GE, RANGE, PLUS, MINUS, TIMES, DIV, MOD, QUESTION, DOT, ARRAY_OPEN, OPEN, SCOPE, INTO, WITH ->
                    true;
            default -> false;
        };
    }
}

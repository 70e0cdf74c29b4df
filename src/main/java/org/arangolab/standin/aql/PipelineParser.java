package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** A query or subquery: its clauses up to {@code RETURN}, or up to its end when the last one writes. */
final class PipelineParser {
    /** What {@code LIMIT null} means in ArangoDB. */
    private static final long UNLIMITED = 128L * 1024 * 1024;

    private final Parser parser;
    private final CollectParser collects;
    private final WriteParser writes;

    PipelineParser(Parser parser) {
        this.parser = parser;
        this.collects = new CollectParser(parser);
        this.writes = new WriteParser(parser);
    }

    Pipeline query() {
        parser.scopes().open(Scopes.Kind.QUERY);
        List<Clause> clauses = new ArrayList<>();
        while (parser.tokens().kind(0) != TokenKind.RETURN) {
            if (!clauses.isEmpty() && clauses.get(clauses.size() - 1) instanceof Modify modify && ends()) {
                clauses.set(clauses.size() - 1, new Modify(modify.write(), modify.readFirst(), false));
                return close(new Pipeline(clauses, Optional.empty(), false));
            }
            clause(clauses);
        }
        parser.tokens().take();
        return close(result(clauses));
    }

    private boolean ends() {
        TokenKind next = parser.tokens().kind(0);
        return next == TokenKind.END || next == TokenKind.CLOSE || next == TokenKind.COMMA;
    }

    private Pipeline close(Pipeline pipeline) {
        parser.scopes().closeQuery();
        return pipeline;
    }

    private Pipeline result(List<Clause> clauses) {
        boolean distinct = parser.tokens().skip(TokenKind.DISTINCT);
        if (distinct && !parser.scopes().nested()) {
            throw parser.tokens().errorAtLast(ErrorCode.QUERY_PARSE,
                    "cannot use DISTINCT modifier on top-level query element");
        }
        return new Pipeline(clauses, Optional.of(parser.expression()), distinct);
    }

    private void clause(List<Clause> clauses) {
        TokenStream tokens = parser.tokens();
        switch (tokens.kind(0)) {
            case FOR -> clauses.add(loop());
            case LET -> lets(clauses);
            case FILTER -> filter(clauses);
            case SORT -> sort(clauses);
            case LIMIT -> clauses.add(limit());
            case COLLECT -> clauses.add(collects.collect());
            case INSERT, UPDATE, REPLACE, REMOVE, UPSERT -> clauses.add(writes.write());
            case WINDOW -> throw QueryPhase.PARSING.error(ErrorCode.NOT_IMPLEMENTED, "the stand-in knows no WINDOW");
            default -> throw tokens.unexpected();
        }
    }

    private Clause loop() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        String name = tokens.expect(TokenKind.IDENTIFIER).text();
        if (tokens.is(TokenKind.COMMA)) {
            throw traversal();
        }
        tokens.expect(TokenKind.IN);
        Expression source = tokens.kind(0).isDirection() ? null : parser.expression();
        if (source == null || tokens.kind(0).isDirection()) {
            throw traversal();
        }
        parser.scopes().open(Scopes.Kind.FOR);
        int slot = parser.scopes().declare(name);
        loopOptions();
        return new For(slot, source);
    }

    private static ArangoException traversal() {
        return QueryPhase.PARSING.error(ErrorCode.NOT_IMPLEMENTED, "the stand-in knows no graph traversals");
    }

    /** Hints for the optimizer change nothing here; {@code SEARCH} needs a view, and there are none. */
    private void loopOptions() {
        TokenStream tokens = parser.tokens();
        if (!tokens.is(TokenKind.IDENTIFIER)) {
            return;
        }
        Token word = tokens.take();
        Expression options = parser.expression();
        if (word.isWord("SEARCH")) {
            throw tokens.errorHere(ErrorCode.QUERY_PARSE, "SEARCH condition used on non-view");
        }
        if (!word.isWord("OPTIONS")) {
            throw tokens.errorHere(ErrorCode.QUERY_PARSE,
                    "unexpected qualifier '" + word.text() + "', expecting 'SEARCH' or 'OPTIONS'");
        }
        if (!(options instanceof ObjectLiteral)) {
            throw tokens.errorHere(ErrorCode.QUERY_PARSE, "'OPTIONS' have to be an object");
        }
        parser.literals().checkConstant(options);
    }

    private void lets(List<Clause> clauses) {
        TokenStream tokens = parser.tokens();
        tokens.take();
        do {
            String name = tokens.expect(TokenKind.IDENTIFIER).text();
            tokens.expect(TokenKind.ASSIGN);
            Expression value = parser.expression();
            clauses.add(new Let(parser.scopes().declare(name), value));
        } while (tokens.skip(TokenKind.COMMA));
    }

    private void filter(List<Clause> clauses) {
        parser.tokens().take();
        Expression condition = parser.expression();
        int last = clauses.size() - 1;
        if (last >= 0 && clauses.get(last) instanceof For loop) {
            Optional<KeyLookup> lookup = KeyLookup.of(loop, condition);
            lookup.ifPresent(found -> clauses.set(last, found));
        }
        clauses.add(new Filter(condition));
    }

    private void sort(List<Clause> clauses) {
        TokenStream tokens = parser.tokens();
        tokens.take();
        List<Sort.Key> keys = new ArrayList<>();
        do {
            Expression value = parser.expression();
            keys.add(new Sort.Key(value, ascending()));
        } while (tokens.skip(TokenKind.COMMA));
        keys.removeIf(key -> key.value().isConstant());
        if (!keys.isEmpty()) {
            clauses.add(new Sort(keys));
        }
    }

    private boolean ascending() {
        TokenStream tokens = parser.tokens();
        if (tokens.skip(TokenKind.ASC)) {
            return true;
        }
        if (tokens.skip(TokenKind.DESC)) {
            return false;
        }
        return switch (tokens.kind(0)) {
            case PARAMETER -> parser.bindings().use(tokens.take().text()).map(this::direction).orElse(true);
            case QUOTED_STRING -> direction(Text.node(tokens.take().text()));
            case TRUE, FALSE -> tokens.take().kind() == TokenKind.TRUE;
            default -> true;
        };
    }

    private boolean direction(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return switch (Text.of(value).toLowerCase(Locale.ROOT)) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw parser.tokens().errorAtLast(ErrorCode.QUERY_PARSE,
                    "invalid sort direction, expecting 'ASC' or 'DESC'");
        };
    }

    private Clause limit() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        JsonNode first = limitValue();
        return tokens.skip(TokenKind.COMMA) ? new Limit(number(first, 0), number(limitValue(), UNLIMITED), false)
                : new Limit(0, number(first, UNLIMITED), false);
    }

    private JsonNode limitValue() {
        Expression value = parser.expression();
        if (!value.isConstant()) {
            throw parser.tokens().errorHere(ErrorCode.QUERY_PARSE,
                    "LIMIT offset/count values must be constant numeric values");
        }
        return Constants.evaluate(value);
    }

    private static long number(JsonNode number, long forNull) {
        if (number.isNull()) {
            return forNull;
        }
        if (!number.isNumber() || number.doubleValue() < 0) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_NUMBER_OUT_OF_RANGE, "");
        }
        return Numbers.toLong(number);
    }

    /** Names and slots as an object, for {@code COLLECT … INTO}. */
    static Expression object(Map<String, Integer> variables) {
        List<ObjectLiteral.Member> members = new ArrayList<>();
        variables.forEach((name, slot) -> members.add(
                new ObjectLiteral.Member(new Literal(Text.node(name)), new VariableReference(slot))));
        return new ObjectLiteral(members);
    }
}

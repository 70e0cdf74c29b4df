package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** The data-modification clauses. {@code OLD} and {@code NEW} are visible behind them. */
final class WriteParser {
    private final Parser parser;

    WriteParser(Parser parser) {
        this.parser = parser;
    }

    Clause write() {
        return switch (parser.tokens().take().kind()) {
            case INSERT -> insert();
            case UPDATE -> change(false);
            case REPLACE -> change(true);
            case REMOVE -> remove();
            default -> upsert();
        };
    }

    private Clause insert() {
        Expression document = parser.written();
        return modify(new Write.Insert(target(), document));
    }

    private Clause remove() {
        Expression key = parser.written();
        return modify(new Write.Remove(target(), key));
    }

    private Clause change(boolean replace) {
        Expression key = parser.written();
        Expression document = parser.tokens().skip(TokenKind.WITH) ? parser.written() : key;
        return modify(new Write.Change(target(), replace, key, document));
    }

    private Clause upsert() {
        TokenStream tokens = parser.tokens();
        int candidate = parser.scopes().slot();
        Expression search = tokens.skip(TokenKind.FILTER) ? condition(candidate) : example(candidate);
        tokens.need(TokenKind.INSERT);
        Expression insert = parser.expression();
        boolean replace = tokens.expect(TokenKind.UPDATE, TokenKind.REPLACE).kind() == TokenKind.REPLACE;
        int old = parser.scopes().slot();
        parser.scopes().special("OLD", old);
        Expression change = parser.written();
        parser.scopes().forget("OLD");
        WriteTarget target = target(old);
        For loop = new For(candidate, new CollectionReference(target.collection()));
        Clause candidates = KeyLookup.of(loop, search).map(Clause.class::cast).orElse(loop);
        return modify(new Write.Upsert(target, candidates, candidate, search, insert, replace, change));
    }

    private Expression condition(int candidate) {
        parser.scopes().enterCurrent(candidate);
        Expression condition = parser.expression();
        parser.scopes().leaveCurrent();
        return condition;
    }

    /** A document matches when it has the example's attributes with equal values. */
    private Expression example(int candidate) {
        List<ObjectLiteral.Member> members = new ArrayList<>();
        if (parser.tokens().is(TokenKind.PARAMETER)) {
            members.addAll(bound());
        } else {
            members.addAll(parser.literals().object().members());
        }
        Expression all = new Literal(Values.of(true));
        for (ObjectLiteral.Member member : members) {
            all = and(all, equals(candidate, member));
        }
        return all;
    }

    private static Expression and(Expression all, Expression one) {
        return all instanceof Literal ? one : new Logical(true, all, one);
    }

    private Expression equals(int candidate, ObjectLiteral.Member member) {
        if (!(member.name() instanceof Literal name)) {
            throw parser.tokens().errorAtLast(ErrorCode.QUERY_PARSE,
                    "UPSERT condition must not contain dynamic attribute names");
        }
        Expression attribute =
                new AttributeAccess(new VariableReference(candidate), name.value().asText());
        return new Comparison(Relation.EQ, attribute, member.value());
    }

    private List<ObjectLiteral.Member> bound() {
        Token parameter = parser.tokens().take();
        JsonNode value = parser.bindings().use(parameter.text()).orElse(Json.object());
        if (!value.isObject()) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_BIND_PARAMETER_TYPE, parameter.text());
        }
        List<ObjectLiteral.Member> members = new ArrayList<>();
        value.properties().forEach(entry -> members.add(
                new ObjectLiteral.Member(new Literal(Text.node(entry.getKey())), new Literal(entry.getValue()))));
        return members;
    }

    private WriteTarget target() {
        return target(parser.scopes().slot());
    }

    /** <code>IN collection OPTIONS { … }</code>. */
    private WriteTarget target(int oldSlot) {
        TokenStream tokens = parser.tokens();
        if (!tokens.skip(TokenKind.INTO)) {
            tokens.need(TokenKind.IN);
        }
        Token word = tokens.expect(
                TokenKind.IDENTIFIER, TokenKind.QUOTED_STRING, TokenKind.DATA_SOURCE_PARAMETER);
        Optional<String> collection = word.kind() == TokenKind.DATA_SOURCE_PARAMETER
                ? parser.references().boundCollection(word) : Optional.of(word.text());
        WriteOptions options = WriteOptions.of(options());
        if (options.waitForSync()) {
            parser.demandSync();
        }
        return new WriteTarget(collection.orElse(""), oldSlot, parser.scopes().slot(), options);
    }

    private JsonNode options() {
        JsonNode options = parser.literals().options().orElse(Json.object());
        if (options.has("versionAttribute")) {
            throw parser.tokens().errorAtLast(ErrorCode.QUERY_PARSE,
                    "OPTIONS attribute 'versionAttribute' is not supported by this server");
        }
        return options;
    }

    private Clause modify(Write write) {
        WriteTarget target = write.target();
        boolean readFirst = parser.uses().readsDocuments();
        if (!target.collection().isEmpty()) {
            parser.uses().write(target.collection());
        }
        parser.scopes().special("OLD", target.oldSlot());
        parser.scopes().special("NEW", target.newSlot());
        return new Modify(write, readFirst, true);
    }
}

package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;

/** Array and object literals. A comma may stand behind the last member. */
final class LiteralParser {
    private final Parser parser;

    LiteralParser(Parser parser) {
        this.parser = parser;
    }

    Expression array() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        List<Expression> members = new ArrayList<>();
        while (!tokens.is(TokenKind.ARRAY_CLOSE)) {
            members.add(parser.expression());
            if (!tokens.skip(TokenKind.COMMA)) {
                break;
            }
        }
        tokens.need(TokenKind.ARRAY_CLOSE);
        return new ArrayLiteral(members);
    }

    ObjectLiteral object() {
        TokenStream tokens = parser.tokens();
        tokens.need(TokenKind.OBJECT_OPEN);
        List<ObjectLiteral.Member> members = new ArrayList<>();
        while (!tokens.is(TokenKind.OBJECT_CLOSE)) {
            members.add(member());
            if (!tokens.skip(TokenKind.COMMA)) {
                break;
            }
        }
        tokens.need(TokenKind.OBJECT_CLOSE);
        return new ObjectLiteral(members);
    }

    private ObjectLiteral.Member member() {
        TokenStream tokens = parser.tokens();
        boolean shorthand = tokens.is(TokenKind.IDENTIFIER) && tokens.kind(1) != TokenKind.COLON;
        if (shorthand) {
            return shorthand();
        }
        Expression name = name();
        tokens.need(TokenKind.COLON);
        return new ObjectLiteral.Member(name, parser.expression());
    }

    private ObjectLiteral.Member shorthand() {
        String name = parser.tokens().take().text();
        Optional<Expression> variable = parser.references().variable(name);
        if (variable.isEmpty()) {
            throw parser.tokens().errorHere(ErrorCode.QUERY_VARIABLE_NAME_UNKNOWN,
                    "use of unknown variable '" + name + "' in object literal");
        }
        return new ObjectLiteral.Member(new Literal(Text.node(name)), variable.get());
    }

    private Expression name() {
        TokenStream tokens = parser.tokens();
        if (tokens.skip(TokenKind.ARRAY_OPEN)) {
            Expression computed = parser.expression();
            tokens.need(TokenKind.ARRAY_CLOSE);
            return computed;
        }
        if (tokens.is(TokenKind.PARAMETER)) {
            return new Literal(bound(tokens.take().text()));
        }
        if (!tokens.is(TokenKind.IDENTIFIER)) {
            return new Literal(Text.node(tokens.need(TokenKind.QUOTED_STRING).text()));
        }
        return new Literal(Text.node(tokens.take().text()));
    }

    private JsonNode bound(String name) {
        JsonNode value = parser.bindings().use(name).orElse(Text.node(""));
        if (!value.isTextual()) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_BIND_PARAMETER_TYPE, name);
        }
        return value;
    }

    /**
     * <code>OPTIONS { … }</code>, when it is there.
     *
     * @throws org.arangolab.standin.http.ArangoException 1575 when it is not constant
     */
    Optional<JsonNode> options() {
        TokenStream tokens = parser.tokens();
        if (!tokens.is(TokenKind.IDENTIFIER)) {
            return Optional.empty();
        }
        Token word = tokens.take();
        ObjectLiteral options = object();
        if (!word.isWord("OPTIONS")) {
            throw tokens.errorAtLast(ErrorCode.QUERY_PARSE,
                    "unexpected qualifier '" + word.text() + "', expecting 'OPTIONS'");
        }
        checkConstant(options);
        return Optional.of(Constants.evaluate(options));
    }

    /** Options cannot depend on rows. */
    void checkConstant(Expression options) {
        if (!options.isConstant()) {
            throw parser.tokens().errorAtLast(ErrorCode.QUERY_COMPILE_TIME_OPTIONS,
                    "'OPTIONS' have to be known at query compile time");
        }
    }
}

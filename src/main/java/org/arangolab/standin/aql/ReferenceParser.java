package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.arangolab.standin.http.ErrorCode;

/**
 * What attributes, indexes and expansions can follow: variables, collections, parameters, calls, parentheses, array and
 * object literals. Everything behind {@code [*]} is done with each member, up to the next {@code [**]}.
 */
final class ReferenceParser {
    private static final Set<String> VARYING = Set.of("ASSERT", "CURRENT_USER", "DATE_NOW", "DOCUMENT", "FAIL",
            "NOEVAL",
            "RAND", "RANDOM", "RANDOM_TOKEN", "SLEEP", "UUID", "WARN");

    private final Parser parser;
    private final ExpansionParser expansions;

    ReferenceParser(Parser parser) {
        this.parser = parser;
        this.expansions = new ExpansionParser(parser, this);
    }

    Expression reference() {
        return chain(primary(), false);
    }

    private Expression primary() {
        TokenStream tokens = parser.tokens();
        return switch (tokens.kind(0)) {
            case IDENTIFIER -> named();
            case LIKE -> likeCall();
            case PARAMETER -> parameter();
            case DATA_SOURCE_PARAMETER -> new CollectionReference(collectionParameter());
            case ARRAY_OPEN -> parser.literals().array();
            case OBJECT_OPEN -> parser.literals().object();
            case OPEN -> parenthesised();
            default -> throw tokens.unexpected();
        };
    }

    /** Attributes, indexes and expansions behind a value. */
    Expression chain(Expression start, boolean expanding) {
        TokenStream tokens = parser.tokens();
        Expression value = start;
        while (true) {
            if (tokens.skip(TokenKind.DOT)) {
                value = attribute(value);
            } else if (!tokens.is(TokenKind.ARRAY_OPEN) || expanding && flattens()) {
                return value;
            } else if (tokens.kind(1) == TokenKind.TIMES) {
                value = expansions.expansion(value);
            } else if (tokens.kind(1) == TokenKind.QUESTION) {
                value = expansions.test(value);
            } else {
                value = index(value);
            }
        }
    }

    private boolean flattens() {
        TokenStream tokens = parser.tokens();
        return tokens.kind(1) == TokenKind.TIMES && tokens.kind(2) == TokenKind.TIMES;
    }

    private Expression attribute(Expression object) {
        Token name = parser.tokens().expect(
                TokenKind.IDENTIFIER, TokenKind.PARAMETER, TokenKind.DATA_SOURCE_PARAMETER);
        if (name.kind() == TokenKind.IDENTIFIER) {
            return new AttributeAccess(object, name.text());
        }
        Optional<JsonNode> bound = parser.bindings().use(name.text());
        if (bound.isEmpty()) {
            return new AttributeAccess(object, "");
        }
        return path(object, bound.get(), name);
    }

    /** A bound attribute name, or an array of names, one below the other. */
    private Expression path(Expression object, JsonNode bound, Token name) {
        if (bound.isTextual()) {
            return new AttributeAccess(object, bound.textValue());
        }
        Expression value = object;
        boolean valid = bound.isArray() && !bound.isEmpty();
        for (JsonNode step : bound) {
            valid &= step.isTextual();
            value = new AttributeAccess(value, step.asText());
        }
        if (!valid) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_BIND_PARAMETER_TYPE, name.text());
        }
        return value;
    }

    private Expression index(Expression container) {
        TokenStream tokens = parser.tokens();
        tokens.take();
        Expression index = parser.expression();
        tokens.need(TokenKind.ARRAY_CLOSE);
        return new IndexAccess(container, index);
    }

    private Expression parenthesised() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        Expression inner = tokens.kind(0).beginsQuery() ? parser.subquery() : parser.expression();
        tokens.need(TokenKind.CLOSE);
        return inner;
    }

    private Expression parameter() {
        Token name = parser.tokens().take();
        return new Literal(parser.bindings().use(name.text()).orElse(Values.NULL));
    }

    /** The collection bound to {@code @@name}, which is read. */
    private String collectionParameter() {
        Optional<String> collection = boundCollection(parser.tokens().take());
        collection.ifPresent(parser.uses()::read);
        return collection.orElse("");
    }

    /** The collection bound to a parameter; empty while there are no values. */
    Optional<String> boundCollection(Token parameter) {
        return parser.bindings().use(parameter.text()).map(JsonNode::asText);
    }

    private Expression named() {
        Token name = parser.tokens().take();
        TokenKind next = parser.tokens().kind(0);
        if (next == TokenKind.OPEN) {
            return call(name.text());
        }
        if (next == TokenKind.SCOPE) {
            return userFunction(name.text());
        }
        return variable(name.text()).orElseGet(() -> {
            parser.uses().read(name.text());
            return new CollectionReference(name.text());
        });
    }

    /** A visible variable, or the current member of an expansion. */
    Optional<Expression> variable(String name) {
        Scopes scopes = parser.scopes();
        Optional<Integer> slot = scopes.find(name);
        if (slot.isEmpty() && (name.equals("CURRENT") || name.equals("$CURRENT"))) {
            slot = scopes.current();
        }
        if (slot.isEmpty() && (name.equals("$OLD") || name.equals("$NEW"))) {
            slot = scopes.find(name.substring(1));
        }
        return slot.map(VariableReference::new);
    }

    private Expression likeCall() {
        if (parser.tokens().kind(1) != TokenKind.OPEN) {
            throw parser.tokens().unexpected();
        }
        parser.tokens().take();
        return call("LIKE");
    }

    private Expression userFunction(String first) {
        TokenStream tokens = parser.tokens();
        StringBuilder name = new StringBuilder(first);
        while (tokens.skip(TokenKind.SCOPE)) {
            name.append("::").append(tokens.expect(TokenKind.IDENTIFIER).text());
        }
        tokens.need(TokenKind.OPEN);
        throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_FUNCTION_NOT_FOUND, name.toString());
    }

    private Expression call(String written) {
        String name = written.toUpperCase(Locale.ROOT);
        List<Expression> arguments = arguments();
        if ((name.equals("LENGTH") || name.equals("COUNT")) && arguments.size() == 1
                && arguments.get(0) instanceof CollectionReference) {
            name = "COLLECTION_COUNT";
        }
        AqlFunction function = function(name, arguments.size());
        return new FunctionCall(function, withCollectionNames(function, arguments));
    }

    private AqlFunction function(String name, int arguments) {
        AqlFunction function = Functions.named(name)
                .orElseThrow(() -> UnknownFunction.error(name));
        if (arguments < function.minimum() || arguments > function.maximum()) {
            String text = ErrorCode.QUERY_FUNCTION_ARGUMENT_NUMBER_MISMATCH.text().replace("%s", name);
            throw QueryPhase.PARSING.error(ErrorCode.QUERY_FUNCTION_ARGUMENT_NUMBER_MISMATCH,
                    text + ", expected number of arguments: minimum: " + function.minimum()
                            + ", maximum: " + function.maximum());
        }
        if (VARYING.contains(name)) {
            parser.varies();
        }
        if (name.equals("DOCUMENT")) {
            parser.uses().readAnything("function DOCUMENT()");
        }
        return function;
    }

    /** Some functions take a collection's name where a collection is written. */
    private static List<Expression> withCollectionNames(AqlFunction function, List<Expression> arguments) {
        boolean byName = switch (function.name()) {
            case "DOCUMENT", "COLLECTION_COUNT", "IS_SAME_COLLECTION" -> true;
            default -> false;
        };
        if (!byName || arguments.isEmpty() || !(arguments.get(0) instanceof CollectionReference collection)) {
            return arguments;
        }
        List<Expression> named = new ArrayList<>(arguments);
        named.set(0, new Literal(Text.node(collection.name())));
        return named;
    }

    private List<Expression> arguments() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        List<Expression> arguments = new ArrayList<>();
        if (tokens.skip(TokenKind.CLOSE)) {
            return arguments;
        }
        do {
            arguments.add(tokens.kind(0).beginsQuery() ? parser.subquery() : parser.expression());
        } while (tokens.skip(TokenKind.COMMA));
        tokens.need(TokenKind.CLOSE);
        return arguments;
    }
}

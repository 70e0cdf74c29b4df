package org.arangolab.standin.aql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;

/** {@code COLLECT} in all its forms. The variables before it vanish, and its own are visible behind it. */
final class CollectParser {
    private record Named(String name, Expression value) {
    }

    private record NamedAggregate(String name, Optional<Aggregate.Kind> kind, Expression argument) {
    }

    private final Parser parser;

    CollectParser(Parser parser) {
        this.parser = parser;
    }

    Clause collect() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        List<Named> keys = new ArrayList<>();
        if (!tokens.is(TokenKind.WITH) && !tokens.is(TokenKind.AGGREGATE)) {
            keys = keys();
        }
        List<NamedAggregate> aggregates = new ArrayList<>();
        Optional<Named> into = Optional.empty();
        if (tokens.is(TokenKind.WITH)) {
            aggregates.add(count());
        } else {
            aggregates.addAll(aggregates());
            into = into();
        }
        parser.literals().options();
        return declare(keys, aggregates, into);
    }

    private List<Named> keys() {
        TokenStream tokens = parser.tokens();
        List<Named> keys = new ArrayList<>();
        do {
            String name = tokens.expect(TokenKind.IDENTIFIER).text();
            tokens.expect(TokenKind.ASSIGN);
            keys.add(new Named(name, parser.expression()));
        } while (tokens.skip(TokenKind.COMMA));
        return keys;
    }

    private NamedAggregate count() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        Token word = tokens.expect(TokenKind.IDENTIFIER);
        tokens.expect(TokenKind.INTO);
        String name = tokens.expect(TokenKind.IDENTIFIER).text();
        if (!word.isWord("COUNT")) {
            throw tokens.errorAtLast(ErrorCode.QUERY_PARSE,
                    "unexpected qualifier '" + word.text() + "', expecting 'COUNT'");
        }
        return new NamedAggregate(name, Optional.of(Aggregate.Kind.LENGTH), new Literal(Values.NULL));
    }

    private List<NamedAggregate> aggregates() {
        TokenStream tokens = parser.tokens();
        List<NamedAggregate> aggregates = new ArrayList<>();
        if (!tokens.skip(TokenKind.AGGREGATE)) {
            return aggregates;
        }
        do {
            String name = tokens.expect(TokenKind.IDENTIFIER).text();
            tokens.expect(TokenKind.ASSIGN);
            aggregates.add(aggregate(name));
        } while (tokens.skip(TokenKind.COMMA));
        return aggregates;
    }

    private NamedAggregate aggregate(String name) {
        TokenStream tokens = parser.tokens();
        String function = tokens.expect(TokenKind.IDENTIFIER).text().toUpperCase(Locale.ROOT);
        tokens.need(TokenKind.OPEN);
        Optional<Expression> argument = Optional.empty();
        if (!tokens.is(TokenKind.CLOSE)) {
            argument = Optional.of(tokens.kind(0).beginsQuery() ? parser.subquery() : parser.expression());
        }
        tokens.need(TokenKind.CLOSE);
        Optional<Aggregate.Kind> kind = Aggregate.Kind.named(function);
        if (argument.isEmpty() && kind.filter(Aggregate.Kind.LENGTH::equals).isEmpty()) {
            throw QueryPhase.PARSING.error(ErrorCode.QUERY_FUNCTION_ARGUMENT_NUMBER_MISMATCH,
                    ErrorCode.QUERY_FUNCTION_ARGUMENT_NUMBER_MISMATCH.text().replace("%s", function)
                            + ", expected number of arguments: minimum: 1, maximum: 1");
        }
        return new NamedAggregate(name, kind, argument.orElse(new Literal(Values.NULL)));
    }

    private Optional<Named> into() {
        TokenStream tokens = parser.tokens();
        if (!tokens.skip(TokenKind.INTO)) {
            return Optional.empty();
        }
        String name = tokens.expect(TokenKind.IDENTIFIER).text();
        if (tokens.skip(TokenKind.ASSIGN)) {
            return Optional.of(new Named(name, parser.expression()));
        }
        boolean keep = tokens.peek().isWord("KEEP");
        return Optional.of(new Named(name, PipelineParser.object(keep ? kept() : accessible())));
    }

    private Map<String, Integer> kept() {
        TokenStream tokens = parser.tokens();
        tokens.take();
        Map<String, Integer> kept = new LinkedHashMap<>();
        do {
            String name = tokens.expect(TokenKind.IDENTIFIER).text();
            kept.put(name, parser.scopes().find(name).orElseThrow(() -> tokens.errorAtLast(
                    ErrorCode.QUERY_PARSE, "use of unknown variable '" + name + "' for KEEP")));
        } while (tokens.skip(TokenKind.COMMA));
        return kept;
    }

    /** The variables of the loops around it, or, outside of any loop, those of the query. */
    private Map<String, Integer> accessible() {
        return parser.scopes().nested() ? parser.scopes().inLoops() : parser.scopes().outermost();
    }

    private Clause declare(List<Named> keys, List<NamedAggregate> aggregates, Optional<Named> into) {
        Scopes scopes = parser.scopes();
        if (scopes.nested()) {
            scopes.closeNested();
            scopes.open(Scopes.Kind.COLLECT);
        }
        List<Collect.Assignment> assignments = new ArrayList<>();
        for (Named key : keys) {
            assignments.add(new Collect.Assignment(scopes.declare(key.name()), key.value()));
        }
        List<Collect.AggregateCall> calls = new ArrayList<>();
        for (NamedAggregate call : aggregates) {
            Aggregate.Kind kind = call.kind().orElseThrow(() -> parser.tokens().errorHere(
                    ErrorCode.QUERY_INVALID_AGGREGATE_EXPRESSION, "unknown aggregate function used"));
            calls.add(new Collect.AggregateCall(scopes.declare(call.name()), kind, call.argument()));
        }
        return new Collect(assignments, calls,
                into.map(target -> new Collect.Into(scopes.declare(target.name()), target.value())));
    }
}

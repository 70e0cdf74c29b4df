package org.arangolab.standin.aql;

import java.util.Optional;

/** {@code [*]}, {@code [** FILTER … LIMIT … RETURN …]} and {@code [? … FILTER …]} behind a value. */
final class ExpansionParser {
    private final Parser parser;
    private final ReferenceParser references;

    ExpansionParser(Parser parser, ReferenceParser references) {
        this.parser = parser;
        this.references = references;
    }

    Expression expansion(Expression array) {
        TokenStream tokens = parser.tokens();
        tokens.take();
        int levels = marks(TokenKind.TIMES);
        int slot = parser.scopes().slot();
        parser.scopes().enterCurrent(slot);
        Optional<Expression> filter = filter();
        Expression offset = new Literal(Numbers.of(0L));
        Expression count = Expansion.EVERYTHING;
        if (tokens.skip(TokenKind.LIMIT)) {
            count = parser.expression();
            if (tokens.skip(TokenKind.COMMA)) {
                offset = count;
                count = parser.expression();
            }
        }
        Expression member = tokens.skip(TokenKind.RETURN) ? parser.expression() : new VariableReference(slot);
        tokens.need(TokenKind.ARRAY_CLOSE);
        parser.scopes().leaveCurrent();
        Expression projection = references.chain(member, true);
        return new Expansion(new ArraySource(array, levels, slot, filter), offset, count, projection);
    }

    Expression test(Expression array) {
        TokenStream tokens = parser.tokens();
        tokens.take();
        int levels = marks(TokenKind.QUESTION);
        int slot = parser.scopes().slot();
        parser.scopes().enterCurrent(slot);
        Quantifier quantifier = tokens.is(TokenKind.FILTER) || tokens.is(TokenKind.ARRAY_CLOSE)
                ? Quantifier.ANY : quantifier();
        Optional<Expression> filter = filter();
        if (filter.isEmpty() && quantifier != Quantifier.ANY) {
            throw tokens.unexpected();
        }
        tokens.need(TokenKind.ARRAY_CLOSE);
        parser.scopes().leaveCurrent();
        return new ArrayTest(new ArraySource(array, levels, slot, filter), quantifier);
    }

    private Quantifier quantifier() {
        return switch (parser.tokens().kind(0)) {
            case ALL, ANY, NONE, AT_LEAST -> new ExpressionParser(parser).quantifier();
            default -> new Quantifier(Quantifier.Kind.EXACTLY, parser.expression());
        };
    }

    private int marks(TokenKind kind) {
        int count = 0;
        while (parser.tokens().skip(kind)) {
            count++;
        }
        return count;
    }

    private Optional<Expression> filter() {
        return parser.tokens().skip(TokenKind.FILTER) ? Optional.of(parser.expression()) : Optional.empty();
    }
}

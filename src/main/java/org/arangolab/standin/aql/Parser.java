package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Parses one query: what its parts share, and the parts, which call each other through here. */
final class Parser {
    private final TokenStream tokens;
    private final Bindings bindings;
    private final Scopes scopes = new Scopes();
    private final CollectionUses uses = new CollectionUses();
    private final ExpressionParser expressions = new ExpressionParser(this);
    private final ReferenceParser references = new ReferenceParser(this);
    private final LiteralParser literals = new LiteralParser(this);
    private final PipelineParser pipelines = new PipelineParser(this);
    private boolean waitForSync;
    private boolean deterministic = true;

    Parser(String text, Optional<ObjectNode> bindVars) {
        this.tokens = new TokenStream(text);
        this.bindings = new Bindings(bindVars);
    }

    /** The whole text as a query. */
    Pipeline parse() {
        if (tokens.skip(TokenKind.WITH)) {
            declareCollections();
        }
        Pipeline pipeline = pipelines.query();
        tokens.need(TokenKind.END);
        bindings.checkComplete();
        return pipeline;
    }

    /** What a query says it will read; nothing comes of it but that the collections must be there. */
    private void declareCollections() {
        do {
            if (!(references.reference() instanceof CollectionReference)) {
                throw tokens.unexpected();
            }
        } while (tokens.skip(TokenKind.COMMA));
    }

    TokenStream tokens() {
        return tokens;
    }

    Bindings bindings() {
        return bindings;
    }

    Scopes scopes() {
        return scopes;
    }

    CollectionUses uses() {
        return uses;
    }

    Expression expression() {
        return expressions.expression();
    }

    /** An expression with {@code IN collection} behind it. */
    Expression written() {
        return expressions.written();
    }

    ReferenceParser references() {
        return references;
    }

    LiteralParser literals() {
        return literals;
    }

    Subquery subquery() {
        return new Subquery(pipelines.query());
    }

    /** It calls what does not answer the same to the same each time. */
    void varies() {
        deterministic = false;
    }

    boolean deterministic() {
        return deterministic;
    }

    void demandSync() {
        waitForSync = true;
    }

    boolean waitForSync() {
        return waitForSync;
    }
}

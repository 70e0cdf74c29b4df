package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code FOR d IN collection FILTER d._key == key}, where the key does not depend on d: one look-up instead of a walk
 * through the collection. The filter itself stays in the pipeline. A key is always a string, so that anything else
 * finds nothing.
 */
record KeyLookup(int slot, String collection, Expression key) implements Clause {
    @Override
    public Rows open(Rows input, Execution run) {
        return () -> {
            while (input.next()) {
                run.step();
                JsonNode wanted = key.evaluate(run);
                Optional<ObjectNode> found = wanted.isTextual()
                        ? run.data().find(collection, wanted.textValue()) : Optional.empty();
                if (found.isPresent()) {
                    run.stats().lookedUp();
                    run.set(slot, found.get());
                    return true;
                }
            }
            return false;
        };
    }

    /** The look-up that a loop and the filter behind it amount to, if they do. */
    static Optional<KeyLookup> of(For loop, Expression condition) {
        if (!(loop.source() instanceof CollectionReference collection)) {
            return Optional.empty();
        }
        return keyIn(condition, loop.slot()).map(key -> new KeyLookup(loop.slot(), collection.name(), key));
    }

    private static Optional<Expression> keyIn(Expression condition, int slot) {
        if (condition instanceof Logical logical && logical.and()) {
            return keyIn(logical.left(), slot).or(() -> keyIn(logical.right(), slot));
        }
        if (!(condition instanceof Comparison comparison) || comparison.relation() != Relation.EQ) {
            return Optional.empty();
        }
        return keyIn(comparison.left(), comparison.right(), slot)
                .or(() -> keyIn(comparison.right(), comparison.left(), slot));
    }

    private static Optional<Expression> keyIn(Expression side, Expression other, int slot) {
        boolean isKey = side instanceof AttributeAccess access && access.name().equals("_key")
                && access.object() instanceof VariableReference variable && variable.slot() == slot;
        return isKey && isSimple(other) && !other.reads(slot) ? Optional.of(other) : Optional.empty();
    }

    /** Only what cannot warn, fail or write may be evaluated once per outer row instead of once per document. */
    private static boolean isSimple(Expression key) {
        return key instanceof Literal || key instanceof VariableReference
                || key instanceof AttributeAccess access && isSimple(access.object());
    }
}

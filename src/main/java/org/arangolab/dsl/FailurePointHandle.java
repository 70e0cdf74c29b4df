package org.arangolab.dsl;

import java.util.OptionalLong;
import org.arangolab.instance.FailurePoints;

/** The words of a failure point in its block. */
record FailurePointHandle(FailurePoints.Scope scope) implements FailurePointWords {
    @Override
    public String getName() {
        return scope.name();
    }

    @Override
    public Long getHits() {
        OptionalLong hits = scope.hits();
        return hits.isPresent() ? hits.getAsLong() : null;
    }

    @Override
    public void clear() {
        scope.close();
    }

    @Override
    public String toString() {
        return scope.name();
    }
}

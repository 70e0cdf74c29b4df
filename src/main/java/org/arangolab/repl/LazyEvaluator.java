package org.arangolab.repl;

import java.util.Map;
import java.util.function.Supplier;

/** The evaluator, made when the first entry needs it: the prompt is there before Groovy is. Guarded by its monitor. */
final class LazyEvaluator {
    private final Supplier<Evaluator> maker;
    private volatile Evaluator evaluator;

    LazyEvaluator(Supplier<Evaluator> maker) {
        this.maker = maker;
    }

    synchronized Evaluator get() {
        if (evaluator == null) {
            evaluator = maker.get();
        }
        return evaluator;
    }

    /** The session's variables; none before the first entry. Does not wait. */
    Map<String, Object> variables() {
        Evaluator made = evaluator;
        return made == null ? Map.of() : made.variables();
    }
}

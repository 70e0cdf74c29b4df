package org.arangolab.standin.aql;

/** {@code FILTER condition}. */
record Filter(Expression condition) implements Clause {
    @Override
    public Rows open(Rows input, Execution run) {
        return () -> {
            while (input.next()) {
                if (Values.isTrue(condition.evaluate(run))) {
                    return true;
                }
                run.stats().filtered();
            }
            return false;
        };
    }
}

package org.arangolab.standin.aql;

/** {@code LET x = value}. */
record Let(int slot, Expression value) implements Clause {
    @Override
    public Rows open(Rows input, Execution run) {
        return () -> {
            if (!input.next()) {
                return false;
            }
            run.set(slot, value.evaluate(run));
            return true;
        };
    }
}

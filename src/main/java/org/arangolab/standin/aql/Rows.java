package org.arangolab.standin.aql;

/** A step of a running pipeline: makes the next row the current one of its {@link Execution}. */
@FunctionalInterface
interface Rows {
    /** Whether there was another row. */
    boolean next();

    /** The one row that each pipeline begins with. */
    static Rows single() {
        return new Rows() {
            private boolean taken;

            @Override
            public boolean next() {
                boolean first = !taken;
                taken = true;
                return first;
            }
        };
    }
}

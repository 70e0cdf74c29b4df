package org.arangolab.standin.aql;

/**
 * {@code LIMIT offset, count}. The one that the run counts on goes through all of its input, for {@code fullCount}.
 *
 * @param outer whether it is the last one of the outermost query
 */
record Limit(long offset, long count, boolean outer) implements Clause {
    @Override
    public Rows open(Rows input, Execution run) {
        boolean counting = outer && run.options().fullCount();
        return new Rows() {
            private long seen;
            private boolean done;

            @Override
            public boolean next() {
                while (!done) {
                    if (seen - offset >= count && !counting || !input.next()) {
                        finish();
                    } else if (seen++ >= offset && seen - offset <= count) {
                        return true;
                    }
                }
                return false;
            }

            private void finish() {
                done = true;
                if (counting) {
                    run.stats().fullCount(seen);
                }
            }
        };
    }

    /** The same, as the last one of the outermost query. */
    Limit asOuter() {
        return new Limit(offset, count, true);
    }
}

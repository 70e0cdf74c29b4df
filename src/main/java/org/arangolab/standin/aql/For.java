package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Iterator;

/** {@code FOR x IN source}: each row times each member. */
record For(int slot, Expression source) implements Clause {
    @Override
    public Rows open(Rows input, Execution run) {
        return new Rows() {
            private Iterator<JsonNode> members = Collections.emptyIterator();

            @Override
            public boolean next() {
                run.step();
                while (!members.hasNext()) {
                    if (!input.next()) {
                        return false;
                    }
                    members = source.iterate(run);
                }
                run.set(slot, members.next());
                return true;
            }
        };
    }
}

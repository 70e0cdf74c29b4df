package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * {@code COLLECT a = x AGGREGATE n = SUM(y) INTO groups}: a row per group, sorted by the group's values. Without group
 * values there is one row, even when nothing came in.
 *
 * @param keys       the group's values
 * @param aggregates what is computed from its rows
 * @param into       what is kept of its rows
 */
record Collect(List<Assignment> keys, List<AggregateCall> aggregates, Optional<Into> into) implements Clause {
    /** A variable and its value. */
    record Assignment(int slot, Expression value) {
    }

    /** A variable and the members of the array that it becomes. */
    record Into(int slot, Expression member) {
    }

    /** A variable, the function, and what is given to it in each row. */
    record AggregateCall(int slot, Aggregate.Kind kind, Expression argument) {
    }

    Collect {
        keys = List.copyOf(keys);
        aggregates = List.copyOf(aggregates);
    }

    @Override
    public Rows open(Rows input, Execution run) {
        return new Rows() {
            private Iterator<Group> groups;

            @Override
            public boolean next() {
                if (groups == null) {
                    groups = group(input, run).iterator();
                }
                if (!groups.hasNext()) {
                    return false;
                }
                emit(groups.next(), run);
                return true;
            }
        };
    }

    private List<Group> group(Rows input, Execution run) {
        Map<ValueKey, Group> groups = new LinkedHashMap<>();
        while (input.next()) {
            ArrayNode values = Json.array();
            for (Assignment key : keys) {
                values.add(key.value().evaluate(run));
            }
            groups.computeIfAbsent(new ValueKey(values), key -> new Group(values)).add(run);
        }
        if (keys.isEmpty() && groups.isEmpty()) {
            return List.of(new Group(Json.array()));
        }
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort((a, b) -> Ordering.COLLATED.compare(a.values, b.values));
        return sorted;
    }

    private void emit(Group group, Execution run) {
        for (int i = 0; i < keys.size(); i++) {
            run.set(keys.get(i).slot(), group.values.get(i));
        }
        for (int i = 0; i < aggregates.size(); i++) {
            run.set(aggregates.get(i).slot(), group.aggregates.get(i).result());
        }
        into.ifPresent(target -> run.set(target.slot(), group.members));
    }

    private final class Group {
        private final ArrayNode values;
        private final List<Aggregate> aggregates = new ArrayList<>();
        private final ArrayNode members = Json.array();

        Group(ArrayNode values) {
            this.values = values;
            for (AggregateCall call : Collect.this.aggregates) {
                aggregates.add(call.kind().start());
            }
        }

        void add(Execution run) {
            for (int i = 0; i < aggregates.size(); i++) {
                JsonNode value = Collect.this.aggregates.get(i).argument().evaluate(run);
                aggregates.get(i).add(value, run);
            }
            into.ifPresent(target -> members.add(target.member().evaluate(run)));
        }
    }
}

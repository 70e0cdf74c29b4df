package org.arangolab.dsl;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A failure point that is set in many servers while a block runs: server by server, and cleared in reverse order.
 *
 * @param settings of the failure point
 * @param name     its name
 * @param block    gets {@link FailurePointWords} of all of them together
 */
record FailurePointEverywhere(Map<String, ?> settings, String name, Closure<?> block) {
    Object in(List<ServerWords> servers) {
        return in(servers, List.of());
    }

    private Object in(List<ServerWords> servers, List<FailurePointWords> set) {
        if (servers.isEmpty()) {
            return block.call(new All(name, set));
        }
        return servers.get(0).failAt(settings, name, new Closure<Object>(this) {
            private static final long serialVersionUID = 1L;

            @Override
            public Object call(Object... arguments) {
                List<FailurePointWords> more = new ArrayList<>(set);
                more.add((FailurePointWords) arguments[0]);
                return in(servers.subList(1, servers.size()), more);
            }
        });
    }

    /** The failure points of all servers as one. */
    private record All(String name, List<FailurePointWords> points) implements FailurePointWords {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Long getHits() {
            List<Long> hits = points.stream().map(FailurePointWords::getHits).filter(Objects::nonNull).toList();
            return hits.isEmpty() ? null : hits.stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public void clear() {
            points.forEach(FailurePointWords::clear);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

package org.arangolab.standin.cluster.agency;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in the agency's tree.
 *
 * @param names the names along the way, none for the root
 */
public record AgencyPath(List<String> names) {
    /** Copies the names. */
    public AgencyPath {
        names = List.copyOf(names);
    }

    /** From {@code /arango/Plan/Version}; empty names do not count. */
    public static AgencyPath of(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new AgencyPath(names);
    }

    /** Whether {@code other} is this place or one below it. */
    boolean covers(AgencyPath other) {
        return other.names.size() >= names.size() && other.names.subList(0, names.size()).equals(names);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }
}

package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * AQL's order of all values: by type first, then arrays element by element and objects by their sorted attribute names,
 * what is missing counting as null. Strings are equal when they are the same, and ordered by {@link Collation}.
 */
enum Ordering implements Comparator<JsonNode> {
    /** For {@code < <= > >=}, {@code SORT}, {@code MIN}, {@code MAX}. */
    COLLATED {
        @Override
        int strings(String left, String right) {
            return Collation.compare(left, right);
        }
    },
    /** For {@code == != IN} and sets. */
    BINARY {
        @Override
        int strings(String left, String right) {
            return left.compareTo(right);
        }
    };

    abstract int strings(String left, String right);

    /** Whether two values are the same to AQL, as 1 and 1.0 are. */
    static boolean equal(JsonNode left, JsonNode right) {
        return left == right || BINARY.compare(left, right) == 0;
    }

    @Override
    public int compare(JsonNode left, JsonNode right) {
        int rank = Values.rank(left);
        int other = Values.rank(right);
        if (rank != other) {
            return Integer.compare(rank, other);
        }
        return switch (rank) {
            case 1 -> Boolean.compare(left.booleanValue(), right.booleanValue());
            case 2 -> Numbers.compare(left, right);
            case 3 -> strings(left.asText(), right.asText());
            case 4 -> arrays(left, right);
            case 5 -> objects(left, right);
            default -> 0;
        };
    }

    private int arrays(JsonNode left, JsonNode right) {
        int size = Math.max(left.size(), right.size());
        for (int i = 0; i < size; i++) {
            int order = compare(Values.element(left, i), Values.element(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int objects(JsonNode left, JsonNode right) {
        TreeSet<String> names = new TreeSet<>();
        addNames(left, names);
        addNames(right, names);
        for (String name : names) {
            int order = compare(Values.attribute(left, name), Values.attribute(right, name));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static void addNames(JsonNode object, TreeSet<String> names) {
        Iterator<String> each = object.fieldNames();
        while (each.hasNext()) {
            names.add(each.next());
        }
    }
}

package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A function of the language.
 *
 * @param name    how its warnings call it
 * @param minimum how many arguments it needs
 * @param maximum how many it takes
 * @param body    what it does
 */
record AqlFunction(String name, int minimum, int maximum, Body body) {
    /** ArangoDB's figure for functions that take any number of arguments. */
    static final int UNLIMITED = 65536;

    /** What a function does with its arguments. */
    @FunctionalInterface
    interface Body {
        JsonNode call(Call call);
    }

    static AqlFunction of(String name, int arguments, Body body) {
        return new AqlFunction(name, arguments, arguments, body);
    }

    static AqlFunction of(String name, int minimum, int maximum, Body body) {
        return new AqlFunction(name, minimum, maximum, body);
    }
}

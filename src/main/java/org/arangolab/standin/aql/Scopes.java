package org.arangolab.standin.aql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;

/**
 * Which variables are visible while a query is parsed, and the slot of each. A {@code FOR} and a {@code COLLECT} open a
 * scope until the end of their query; a variable must not hide another one.
 */
final class Scopes {
    /** What opened a scope. */
    enum Kind { QUERY, FOR, COLLECT }

    private record Scope(Kind kind, Map<String, Integer> variables) {
        Scope(Kind kind) {
            this(kind, new LinkedHashMap<>());
        }
    }

    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final Deque<Integer> current = new ArrayDeque<>();
    private int slots;

    void open(Kind kind) {
        scopes.push(new Scope(kind));
    }

    /** Ends a query with all scopes that it opened. */
    void closeQuery() {
        while (scopes.pop().kind() != Kind.QUERY) {
            // the scopes of loops and groups end with their query
        }
    }

    /** Whether a loop or group of the current query is open. */
    boolean nested() {
        return scopes.element().kind() != Kind.QUERY;
    }

    /** Ends the loops and groups of the current query; their variables vanish. */
    void closeNested() {
        while (nested()) {
            scopes.pop();
        }
    }

    /** The variables of the open loops and groups of the current query, outermost first. */
    Map<String, Integer> inLoops() {
        Deque<Scope> open = new ArrayDeque<>();
        for (Scope scope : scopes) {
            if (scope.kind() == Kind.QUERY) {
                break;
            }
            open.push(scope);
        }
        Map<String, Integer> variables = new LinkedHashMap<>();
        open.forEach(scope -> variables.putAll(scope.variables()));
        return variables;
    }

    /** The variables of the current query's outermost scope. */
    Map<String, Integer> outermost() {
        return new LinkedHashMap<>(scopes.element().variables());
    }

    /** A slot without a name. */
    int slot() {
        return slots++;
    }

    int slots() {
        return slots;
    }

    /**
     * A new variable.
     *
     * @throws org.arangolab.standin.http.ArangoException 1511 when the name is taken
     */
    int declare(String name) {
        if (find(name).isPresent()) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_VARIABLE_REDECLARED, name);
        }
        int slot = slot();
        special(name, slot);
        return slot;
    }

    /** {@code OLD} and {@code NEW}: the last one wins. */
    void special(String name, int slot) {
        scopes.element().variables().put(name, slot);
    }

    /** Takes a special name away again. */
    void forget(String name) {
        scopes.element().variables().remove(name);
    }

    Optional<Integer> find(String name) {
        for (Scope scope : scopes) {
            Integer slot = scope.variables().get(name);
            if (slot != null) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    /** Makes a slot's value {@code CURRENT} until {@link #leaveCurrent}. */
    void enterCurrent(int slot) {
        current.push(slot);
    }

    void leaveCurrent() {
        current.pop();
    }

    Optional<Integer> current() {
        return Optional.ofNullable(current.peek());
    }
}

package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;

/**
 * A parsed AQL query, ready to run any number of times.
 *
 * <p>The language is what people use most: {@code FOR}, {@code FILTER}, {@code SORT}, {@code LIMIT}, {@code LET},
 * {@code COLLECT}, {@code RETURN} and the data-modification clauses with all operators and the functions in
 * {@link Functions}. What ArangoDB knows beyond that (graph traversals, {@code WINDOW}, {@code PRUNE}, functions for
 * views, text and geography) is 501 with errorNum 9; what nobody knows has ArangoDB's numbers and texts.
 */
public final class Query {
    private final Pipeline pipeline;
    private final Bindings bindings;
    private final List<CollectionUse> collections;
    private final int slots;
    private final boolean waitForSync;
    private final boolean deterministic;

    private Query(Parser parser, Pipeline pipeline) {
        this.pipeline = pipeline;
        this.bindings = parser.bindings();
        this.collections = parser.uses().all();
        this.slots = parser.scopes().slots();
        this.waitForSync = parser.waitForSync();
        this.deterministic = parser.deterministic();
    }

    /**
     * Parses a query to look at, its parameters without values; it cannot run if it has any.
     *
     * @throws org.arangolab.standin.http.ArangoException as {@link #parse(String, ObjectNode)}
     */
    public static Query parse(String text) {
        return parse(text, Optional.empty());
    }

    /**
     * Parses a query with the values of its parameters; those of collection parameters are named {@code @name}.
     *
     * @throws org.arangolab.standin.http.ArangoException 1501, 1502, 1504, 1511, 1512, 1524, 1540, 1541, 1551, 1552,
     *         1553, 1574, 1575, 1579, 1582, with ArangoDB's text
     */
    public static Query parse(String text, ObjectNode bindVars) {
        return parse(text, Optional.of(bindVars));
    }

    private static Query parse(String text, Optional<ObjectNode> bindVars) {
        if (text.isEmpty()) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_EMPTY, "");
        }
        Parser parser = new Parser(text, bindVars);
        return new Query(parser, outerLimit(parser.parse()));
    }

    private static Pipeline outerLimit(Pipeline pipeline) {
        Optional<Limit> last = pipeline.lastLimit();
        if (last.isEmpty()) {
            return pipeline;
        }
        List<Clause> clauses = new ArrayList<>(pipeline.clauses());
        clauses.set(clauses.lastIndexOf(last.get()), last.get().asOuter());
        return new Pipeline(clauses, pipeline.result(), pipeline.distinct());
    }

    /** The collections that it names, in order of appearance. */
    public List<CollectionUse> collections() {
        return collections;
    }

    /** Whether it writes. */
    public boolean isModification() {
        return collections.stream().anyMatch(CollectionUse::write);
    }

    /** The parameters that it uses, those of collections with their {@code @}, in order of appearance. */
    public List<String> bindVariables() {
        return bindings.names();
    }

    /** Whether it has the same rows each time, as long as the collections it names stay as they are. */
    public boolean isDeterministic() {
        return deterministic;
    }

    /** Whether one of its writes asks to be on disk before the answer. */
    public boolean waitForSync() {
        return waitForSync;
    }

    /**
     * Runs it. A query that writes has written when this returns; its rows wait in memory. A query that fails may have
     * written some of its documents already: whoever implements {@link QueryData} takes them back.
     *
     * @throws org.arangolab.standin.http.ArangoException 1203 for an unknown collection, 1551 without values; also for
     *         errors at run time, which the rows of a query that only reads throw while they are taken
     */
    public QueryResult execute(QueryData data, ExecutionOptions options) {
        bindings.checkBound();
        for (CollectionUse use : collections) {
            if (!data.exists(use.name())) {
                throw QueryPhase.PARSING.error(ErrorCode.DATA_SOURCE_NOT_FOUND,
                        ErrorCode.DATA_SOURCE_NOT_FOUND.text() + ": " + use.name());
            }
        }
        Execution run = new Execution(Optional.of(new QueryDataGuard(data)), options, slots);
        Iterator<JsonNode> rows = pipeline.open(run);
        return new QueryResult(isModification() ? taken(rows) : rows, run);
    }

    private static Iterator<JsonNode> taken(Iterator<JsonNode> rows) {
        List<JsonNode> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all.iterator();
    }
}

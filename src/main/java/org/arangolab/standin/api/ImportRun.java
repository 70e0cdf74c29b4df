package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.aql.QueryData.InsertMode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.CollectionProperties;
import org.arangolab.standin.store.CollectionType;
import org.arangolab.standin.store.DocumentWrite;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.FailurePoints;
import org.arangolab.standin.store.WriteOutcome;
import org.arangolab.standin.store.Written;

/** One import under way: writes documents as they come and counts what became of them. */
final class ImportRun implements ImportReader.Sink {
    private static final int BATCH = 1000;

    private final ImportOptions options;
    private final Documents documents;
    private final boolean edges;
    private final FailurePoints failurePoints;
    /** Documents that are written together, so that a cluster is not asked for each. */
    private final List<ObjectNode> waiting = new ArrayList<>();
    private int first;
    private final ArrayNode details = Json.array();
    private int offered;
    private int seen;
    private long created;
    private long errors;
    private long empty;
    private long updated;
    private long ignored;

    ImportRun(ImportOptions options, Documents documents, CollectionProperties collection,
              FailurePoints failurePoints) {
        this.options = options;
        this.documents = documents;
        this.edges = collection.type() == CollectionType.EDGE;
        this.failurePoints = failurePoints;
    }

    @Override
    public void blank() {
        empty++;
    }

    @Override
    public void broken(int position, String why) {
        fail(new ArangoException(ErrorCode.BAD_PARAMETER, at(position) + why));
    }

    @Override
    public void value(int position, JsonNode value) {
        failurePoints.hit(FailurePoints.IMPORT_DOCUMENT);
        if (seen++ == 1) {
            failurePoints.hit(FailurePoints.IMPORT_HALF_WAY);
        }
        if (!value.isObject()) {
            fail(new ArangoException(ErrorCode.DOCUMENT_TYPE_INVALID,
                    at(position) + "invalid JSON type (expecting object), offending document: " + shown(value)));
        } else if (edges && !(value.has("_from") && value.has("_to"))) {
            fail(new ArangoException(ErrorCode.INVALID_EDGE_ATTRIBUTE,
                    at(position) + "missing '_from' or '_to' attribute, offending document: " + shown(value)));
        } else {
            write(offered++, edges ? prefixed((ObjectNode) value) : (ObjectNode) value);
        }
    }

    private ObjectNode prefixed(ObjectNode document) {
        prefix(document, "_from", options.fromPrefix());
        prefix(document, "_to", options.toPrefix());
        return document;
    }

    /** Failures of writing are counted from 0 over the documents that were fit to be written, as ArangoDB does. */
    private void write(int position, ObjectNode document) {
        if (waiting.isEmpty()) {
            first = position;
        }
        waiting.add(document);
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        List<WriteOutcome> outcomes = documents.writeAll(waiting.stream()
                .map(document -> DocumentWrite.insert(document, options.write())).toList());
        for (int i = 0; i < outcomes.size(); i++) {
            judge(first + i, waiting.get(i), outcomes.get(i));
        }
        waiting.clear();
    }

    private void judge(int position, ObjectNode document, WriteOutcome outcome) {
        try {
            count(outcome.orThrow());
        } catch (ArangoException e) {
            boolean duplicate = e.code() == ErrorCode.UNIQUE_CONSTRAINT_VIOLATED;
            if (duplicate && options.onDuplicate() == InsertMode.IGNORE) {
                ignored++;
            } else if (options.complete()) {
                throw e;
            } else {
                note(new ArangoException(e.code(), at(position) + "creating document failed with error '"
                        + e.code().text() + "', offending document: " + shown(document)));
            }
        }
    }

    private static String shown(JsonNode value) {
        return ImportReader.shortened(value.toString());
    }

    private void count(Written written) {
        if (written.before().isEmpty()) {
            created++;
        } else if (written.ignored()) {
            ignored++;
        } else {
            updated++;
        }
    }

    /** Texts come in the order of the documents: what waits goes first. */
    private void fail(ArangoException failure) {
        flush();
        note(failure);
    }

    private void note(ArangoException failure) {
        if (options.complete()) {
            throw failure;
        }
        errors++;
        details.add(failure.getMessage());
    }

    private static String at(int position) {
        return "at position " + position + ": ";
    }

    private static void prefix(ObjectNode document, String end, Optional<String> prefix) {
        JsonNode value = document.path(end);
        if (prefix.isPresent() && value.isValueNode() && !value.isNull() && value.asText().indexOf('/') < 0) {
            document.put(end, prefix.get() + value.asText());
        }
    }

    /** The figures, and the texts when they were asked for. */
    ObjectNode result() {
        flush();
        ObjectNode json = Json.object().put("error", false).put("created", created).put("errors", errors)
                .put("empty", empty).put("updated", updated).put("ignored", ignored);
        if (options.details()) {
            json.set("details", details);
        }
        return json;
    }
}

package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.aql.QueryData.InsertMode;
import org.arangolab.standin.aql.QueryData.UpdateMode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.WriteOptions;
import org.arangolab.standin.store.Written;

/**
 * The options of one document request (facts/server.md 5.2) and the shape of its answers.
 *
 * @param returnNew  answer with the document as it is now
 * @param returnOld  answer with the document as it was
 * @param silent     answer with failures only
 * @param ignoreRevs whether a {@code _rev} in a body is ignored
 * @param write      how documents are written
 * @param ifMatch    the revision of the header {@code if-match}
 * @param ifNone     the revision of the header {@code if-none-match}
 */
record DocumentRequest(boolean returnNew, boolean returnOld, boolean silent, boolean ignoreRevs, WriteOptions write,
                       Optional<String> ifMatch, Optional<String> ifNone) {

    static DocumentRequest of(Call call) {
        UpdateMode update = new UpdateMode(call.flag("keepNull", true), call.flag("mergeObjects", true),
                Optional.empty());
        return new DocumentRequest(call.flag("returnNew", false), call.flag("returnOld", false),
                call.flag("silent", false), call.flag("ignoreRevs", true),
                new WriteOptions(insertMode(call), update,
                        call.parameter("versionAttribute").filter(name -> !name.isEmpty())),
                call.header("if-match").map(DocumentRequest::unquoted),
                call.header("if-none-match").map(DocumentRequest::unquoted));
    }

    private static InsertMode insertMode(Call call) {
        InsertMode otherwise = call.flag("overwrite", false) ? InsertMode.REPLACE : InsertMode.CONFLICT;
        return switch (call.parameter("overwriteMode").orElse("")) {
            case "ignore" -> InsertMode.IGNORE;
            case "replace" -> InsertMode.REPLACE;
            case "update" -> InsertMode.UPDATE;
            case "conflict" -> InsertMode.CONFLICT;
            default -> otherwise;
        };
    }

    private static String unquoted(String etag) {
        boolean quoted = etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"");
        return quoted ? etag.substring(1, etag.length() - 1) : etag;
    }

    /** Options for one document of a body: the revision from its {@code _rev}, unless that is to be ignored. */
    WriteOptions writeOf(JsonNode body) {
        return write.withRevision(revisionOf(body));
    }

    /** The revision that a body asks for. */
    Optional<String> revisionOf(JsonNode body) {
        return ignoreRevs ? Optional.empty() : Optional.ofNullable(body.path("_rev").textValue());
    }

    /** Options for a single document: the header counts more than the body. */
    WriteOptions writeOfSingle(JsonNode body) {
        return write.withRevision(ifMatch.or(() -> revisionOf(body)));
    }

    /** What is answered for a document that was inserted or changed. */
    ObjectNode changed(Written written, boolean insert) {
        ObjectNode json = identity(written.after());
        boolean ignoredInsert = insert && write.insert() == InsertMode.IGNORE && written.ignored();
        if (!ignoredInsert) {
            written.before().ifPresent(before -> json.set("_oldRev", before.get("_rev")));
        }
        if (returnOld && !ignoredInsert) {
            written.before().ifPresent(before -> json.set("old", before));
        }
        if (returnNew && !ignoredInsert) {
            json.set("new", written.after());
        }
        return json;
    }

    /** What is answered for a document that was removed. */
    ObjectNode removed(Written written) {
        ObjectNode json = identity(written.after());
        if (returnOld) {
            json.set("old", written.after());
        }
        return json;
    }

    private static ObjectNode identity(ObjectNode document) {
        ObjectNode json = Json.object();
        json.set("_id", document.get("_id"));
        json.set("_key", document.get("_key"));
        json.set("_rev", document.get("_rev"));
        return json;
    }

    /** A body as a document; 400/1227 for anything that is no object. */
    static ObjectNode document(JsonNode body) {
        if (!body.isObject()) {
            throw new ArangoException(ErrorCode.DOCUMENT_TYPE_INVALID);
        }
        return (ObjectNode) body;
    }
}

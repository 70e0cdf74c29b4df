package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Handler;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.DocumentConflictException;
import org.arangolab.standin.store.DocumentWrite;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.Permission;
import org.arangolab.standin.store.WriteOptions;
import org.arangolab.standin.store.WriteOutcome;
import org.arangolab.standin.store.Written;

/** {@code /_api/document}: reads and writes of single documents and of arrays of them (facts/server.md 5.2). */
final class DocumentApi {
    private final Guard guard;
    private final Scope scope;

    DocumentApi(Guard guard, Scope scope) {
        this.guard = guard;
        this.scope = scope;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("POST", "/_api/document/*", access, conflictAware(this::insert))
                .add("POST", "/_api/document", access, conflictAware(this::insert))
                .add("GET", "/_api/document/*/*", access, conflictAware(this::read))
                .add("HEAD", "/_api/document/*/*", access, conflictAware(this::read))
                .add("PUT", "/_api/document/*/*", access, conflictAware(call -> change(call, DocumentWrite::replace)))
                .add("PATCH", "/_api/document/*/*", access, conflictAware(call -> change(call, DocumentWrite::update)))
                .add("DELETE", "/_api/document/*/*", access, conflictAware(this::remove))
                .add("PUT", "/_api/document/*", access, this::replaceManyOrRead)
                .add("PATCH", "/_api/document/*", access, call -> changeMany(call, DocumentWrite::update))
                .add("DELETE", "/_api/document/*", access, this::removeMany);
    }

    /** A change of one document by key: update or replace. */
    private interface Change {
        DocumentWrite of(String key, ObjectNode body, WriteOptions options);
    }

    private static Handler conflictAware(Handler handler) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (DocumentConflictException e) {
                return call.method().equals("HEAD") ? bare(DocumentErrors.conflict(e)) : DocumentErrors.conflict(e);
            }
        };
    }

    private Collection collection(Call call, Permission needed) {
        String name = call.segments().size() > 2 ? call.segments().get(2) : call.parameter("collection")
                .orElseThrow(() -> new ArangoException(ErrorCode.BAD_PARAMETER,
                        "'collection' is missing, expecting " + call.method() + " /_api/document/<collection>"));
        return guard.collection(call, name, needed);
    }

    private Reply insert(Call call) {
        Collection collection = collection(call, Permission.RW);
        DocumentRequest request = DocumentRequest.of(call);
        JsonNode body = call.json();
        boolean sync = Scope.waitsForSync(call, collection);
        int status = sync ? 201 : 202;
        if (body.isArray()) {
            return many(call, collection, status, request.silent(), new DocumentBatch((ArrayNode) body,
                    item -> DocumentWrite.insert(DocumentRequest.document(item), request.writeOf(item))),
                    written -> request.changed(written, true));
        }
        ObjectNode document = DocumentRequest.document(body);
        Written written = scope.write(call, collection, sync,
                documents -> documents.insert(document, request.writeOf(document)));
        return one(call, status, request, request.changed(written, true));
    }

    private Reply change(Call call, Change change) {
        Collection collection = collection(call, Permission.RW);
        DocumentRequest request = DocumentRequest.of(call);
        ObjectNode body = DocumentRequest.document(call.json());
        boolean sync = Scope.waitsForSync(call, collection);
        Written written = scope.write(call, collection, sync, documents ->
                documents.write(change.of(call.segments().get(3), body, request.writeOfSingle(body))));
        return one(call, sync ? 201 : 202, request, request.changed(written, false));
    }

    private Reply changeMany(Call call, Change change) {
        Collection collection = collection(call, Permission.RW);
        DocumentRequest request = DocumentRequest.of(call);
        DocumentSelector selector = new DocumentSelector(collection.name());
        int status = Scope.waitsForSync(call, collection) ? 201 : 202;
        return many(call, collection, status, request.silent(), new DocumentBatch(array(call), item -> {
            ObjectNode body = DocumentRequest.document(item);
            return change.of(selector.key(body), body, request.writeOf(body));
        }), written -> request.changed(written, false));
    }

    private Reply remove(Call call) {
        Collection collection = collection(call, Permission.RW);
        DocumentRequest request = DocumentRequest.of(call);
        boolean sync = Scope.waitsForSync(call, collection);
        Written written = scope.write(call, collection, sync,
                documents -> documents.remove(call.segments().get(3), request.ifMatch()));
        return one(call, sync ? 200 : 202, request, request.removed(written));
    }

    private Reply removeMany(Call call) {
        Collection collection = collection(call, Permission.RW);
        DocumentRequest request = DocumentRequest.of(call);
        DocumentSelector selector = new DocumentSelector(collection.name());
        int status = Scope.waitsForSync(call, collection) ? 200 : 202;
        return many(call, collection, status, request.silent(), new DocumentBatch(array(call),
                item -> DocumentWrite.remove(selector.key(item), request.revisionOf(item))), request::removed);
    }

    private Reply replaceManyOrRead(Call call) {
        return call.flag("onlyget", false) ? readMany(call) : changeMany(call, DocumentWrite::replace);
    }

    private Reply read(Call call) {
        Collection collection = collection(call, Permission.RO);
        DocumentRequest request = DocumentRequest.of(call);
        ObjectNode document = scope.read(call, collection, documents -> documents.find(call.segments().get(3)))
                .orElseThrow(() -> new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND));
        String revision = document.path("_rev").asText();
        if (request.ifNone().filter(revision::equals).isPresent()) {
            return bare(etag(Reply.json(304, document), revision));
        }
        request.ifMatch().ifPresent(wanted -> Documents.requireRevision(document, wanted));
        Reply reply = Scope.maybeDirty(call, collection, etag(Reply.json(200, document), revision));
        return call.method().equals("HEAD") ? bare(reply) : reply;
    }

    private Reply readMany(Call call) {
        Collection collection = collection(call, Permission.RO);
        DocumentRequest request = DocumentRequest.of(call);
        DocumentSelector selector = new DocumentSelector(collection.name());
        ArrayNode items = array(call);
        DocumentErrors errors = new DocumentErrors();
        ArrayNode results = Json.array();
        scope.read(call, collection, documents -> {
            for (JsonNode item : items) {
                try {
                    results.add(readOne(documents, selector.key(item), request.revisionOf(item)));
                } catch (ArangoException e) {
                    results.add(errors.item(e));
                }
            }
            return null;
        });
        return Scope.maybeDirty(call, collection, errors.count(Reply.json(200, results)));
    }

    private static ObjectNode readOne(Documents documents, String key, Optional<String> revision) {
        ObjectNode document = documents.find(key)
                .orElseThrow(() -> new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND));
        revision.ifPresent(wanted -> Documents.requireRevision(document, wanted));
        return document;
    }

    private Reply many(Call call, Collection collection, int status, boolean silent, DocumentBatch batch,
                       Function<Written, ObjectNode> shown) {
        DocumentErrors errors = new DocumentErrors();
        ArrayNode results = Json.array();
        for (WriteOutcome outcome : scope.write(call, collection, Scope.waitsForSync(call, collection), batch::run)) {
            if (outcome instanceof WriteOutcome.Failed failed) {
                results.add(errors.item(failed.failure()));
            } else if (!silent) {
                results.add(shown.apply(outcome.orThrow()));
            }
        }
        return errors.count(Reply.json(status, results));
    }

    private static ArrayNode array(Call call) {
        JsonNode body = call.json();
        if (!body.isArray()) {
            throw new ArangoException(ErrorCode.DOCUMENT_TYPE_INVALID);
        }
        return (ArrayNode) body;
    }

    private static Reply one(Call call, int status, DocumentRequest request, ObjectNode result) {
        String[] id = result.path("_id").asText().split("/", 2);
        Reply reply = Reply.json(status, request.silent() ? Json.object() : result);
        return etag(reply, result.path("_rev").asText())
                .withHeader("location", Paths.api(call.database(), "document", id[0], id[1]));
    }

    private static Reply etag(Reply reply, String revision) {
        return reply.withHeader("etag", "\"" + revision + "\"");
    }

    private static Reply bare(Reply reply) {
        return new Reply(reply.status(), reply.contentType(), reply.headers(), new byte[0]);
    }
}

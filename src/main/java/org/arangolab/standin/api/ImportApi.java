package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.FailurePoints;
import org.arangolab.standin.store.Permission;

/** {@code POST /_api/import}: many documents at once, in one transaction (facts/server.md 5.4). */
final class ImportApi {
    private final Guard guard;
    private final Scope scope;
    private final FailurePoints failurePoints;

    ImportApi(Guard guard, Scope scope, FailurePoints failurePoints) {
        this.guard = guard;
        this.scope = scope;
        this.failurePoints = failurePoints;
    }

    void register(Routes routes) {
        routes.add("POST", "/_api/import", Routes.Access.AUTHENTICATED, this::run);
    }

    private Reply run(Call call) {
        String name = call.parameter("collection").orElseThrow(() -> new ArangoException(ErrorCode.BAD_PARAMETER,
                "'collection' is missing, expecting /_api/import?collection=<identifier>"));
        Collection collection = guard.collection(call, name, Permission.RW);
        ImportOptions options = ImportOptions.of(call);
        boolean sync = Scope.waitsForSync(call, collection);
        ObjectNode result = scope.write(call, collection, sync, documents -> {
            if (options.overwrite()) {
                documents.truncate();
            }
            ImportRun run = new ImportRun(options, documents, collection.properties(), failurePoints);
            new ImportReader(call.body(), options.ignoreMissing(), run).read(call.parameter("type").orElse(""));
            return run.result();
        });
        return Reply.json(201, result); // without a code (facts/server.md 5.4)
    }
}

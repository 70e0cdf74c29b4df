package org.arangolab.standin.api;

import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;

/** {@code /_api/tasks}: a task is JavaScript of the server, which the stand-in does not run, so that there are none. */
final class TaskApi {
    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/tasks", access, call -> Reply.json(200, Json.array()))
                .add("GET", "/_api/tasks/*", access, call -> missing())
                .add("DELETE", "/_api/tasks/*", access, call -> missing());
        for (String method : new String[] {"POST", "PUT"}) {
            routes.add(method, "/_api/tasks", access, call -> refuse())
                    .add(method, "/_api/tasks/*", access, call -> refuse());
        }
    }

    private static Reply missing() {
        throw new ArangoException(ErrorCode.TASK_NOT_FOUND);
    }

    private static Reply refuse() {
        throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "the stand-in runs no tasks: they are JavaScript");
    }
}

package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Permission;
import org.arangolab.standin.store.User;

/** {@code /_api/user/USER/database}: what users may do (facts/server.md 5.4). */
final class PermissionApi {
    private final Databases store;
    private final Guard guard;

    PermissionApi(Databases store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/user/*/database", access, this::list);
        for (String path : new String[] {"/_api/user/*/database/*", "/_api/user/*/database/*/*"}) {
            routes.add("GET", path, access, this::show)
                    .add("PUT", path, access, this::grant)
                    .add("DELETE", path, access, this::revoke);
        }
    }

    private User user(Call call) {
        return store.users().user(call.segments().get(2));
    }

    private static boolean ofCollection(Call call) {
        return call.segments().size() > 5;
    }

    private static String database(Call call) {
        return call.segments().get(4);
    }

    private static String place(Call call) {
        return ofCollection(call) ? database(call) + "/" + call.segments().get(5) : database(call);
    }

    private Reply show(Call call) {
        guard.requireAdminOr(call, call.segments().get(2));
        Permission effective = ofCollection(call)
                ? user(call).onCollection(database(call), call.segments().get(5))
                : user(call).onDatabase(database(call));
        return Reply.enveloped(200, Json.object().put("result", effective.word()));
    }

    private Reply grant(Call call) {
        guard.requireAdmin(call);
        requirePlace(call);
        Permission permission = Permission.of(Bodies.text(Bodies.object(call), "grant").orElse(""));
        store.users().grant(user(call).name(), place(call), permission);
        store.sync();
        return Reply.enveloped(200, Json.object().put(place(call), permission.word()));
    }

    private Reply revoke(Call call) {
        guard.requireAdmin(call);
        requirePlace(call);
        store.users().revoke(user(call).name(), place(call));
        store.sync();
        return Reply.enveloped(202, Json.object());
    }

    private void requirePlace(Call call) {
        if (database(call).equals("*")) {
            return;
        }
        Database database = store.database(database(call));
        if (ofCollection(call) && !call.segments().get(5).equals("*")) {
            String name = call.segments().get(5);
            database.find(name).filter(found -> found.name().equals(name)).orElseThrow(() ->
                    new ArangoException(ErrorCode.DATA_SOURCE_NOT_FOUND,
                            ErrorCode.DATA_SOURCE_NOT_FOUND.text() + ": " + name));
        }
    }

    private Reply list(Call call) {
        guard.requireAdminOr(call, call.segments().get(2));
        User user = user(call);
        ObjectNode json = Json.object();
        ObjectNode result = json.putObject("result");
        boolean full = call.flag("full", false);
        for (Database database : store.databases()) {
            Permission held = user.onDatabase(database.name());
            if (full) {
                result.set(database.name(), detailed(user, database));
            } else if (held.allows(Permission.RO)) {
                result.put(database.name(), held.word());
            }
        }
        if (full) {
            ObjectNode any = Json.object().put("permission", user.granted("*").word());
            any.putObject("collections").put("*", user.granted("*/*").word());
            result.set("*", any);
        } else if (user.granted("*") != Permission.UNDEFINED) {
            result.put("*", user.granted("*").word());
        }
        return Reply.enveloped(200, json);
    }

    private static ObjectNode detailed(User user, Database database) {
        ObjectNode json = Json.object().put("permission", user.granted(database.name()).word());
        ObjectNode collections = json.putObject("collections");
        for (Collection collection : database.collections()) {
            collections.put(collection.name(), user.granted(database.name() + "/" + collection.name()).word());
        }
        collections.put("*", user.granted(database.name() + "/*").word());
        return json;
    }
}

package org.arangolab.standin.api;

import java.util.List;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Permission;

/** Finds what a call names, and says no when its user may not have it. A call without a user may do everything. */
final class Guard {
    private final Databases store;

    Guard(Databases store) {
        this.store = store;
    }

    /** The call's database; 404/1228 when there is none. */
    Database database(Call call) {
        return store.database(call.database());
    }

    /** The call's database for changing its collections; 403/11 without the right to write. */
    Database writableDatabase(Call call) {
        Database database = database(call);
        requireDatabase(call, database.name(), Permission.RW);
        return database;
    }

    /** A collection of the call's database; 404/1203 or 403/11. */
    Collection collection(Call call, String name, Permission needed) {
        Collection collection = database(call).collection(name);
        require(call, collection, needed);
        return collection;
    }

    /** Throws 403/11 when the call's user lacks the permission. */
    void require(Call call, Collection collection, Permission needed) {
        if (!allows(call, collection, needed)) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
    }

    boolean allows(Call call, Collection collection, Permission needed) {
        return allows(call, call.database(), collection, needed);
    }

    boolean allows(Call call, String database, Collection collection, Permission needed) {
        return call.user().map(user -> store.users().onCollection(user, database, collection.name()))
                .orElse(Permission.RW).allows(needed);
    }

    /** Those that the call's user may read. */
    List<Database> databases(Call call) {
        return store.databases().stream().filter(database -> mayRead(call, database)).toList();
    }

    boolean mayRead(Call call, Database database) {
        return call.user().map(user -> store.users().onDatabase(user, database.name())).orElse(Permission.RW)
                .allows(Permission.RO);
    }

    void requireDatabase(Call call, String database, Permission needed) {
        Permission held = call.user().map(user -> store.users().onDatabase(user, database)).orElse(Permission.RW);
        if (!held.allows(needed)) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
    }

    /** Throws 403/1230 outside of {@code _system}. */
    void requireSystem(Call call) {
        if (!call.database().equals(Databases.SYSTEM)) {
            throw new ArangoException(ErrorCode.USE_SYSTEM_DATABASE);
        }
    }

    /** Throws 403/11 for a user who may not write to {@code _system}. */
    void requireAdmin(Call call) {
        requireDatabase(call, Databases.SYSTEM, Permission.RW);
    }

    /** As {@link #requireAdmin}, but a user may look after itself. */
    void requireAdminOr(Call call, String self) {
        if (!call.user().filter(self::equals).isPresent()) {
            requireAdmin(call);
        }
    }
}

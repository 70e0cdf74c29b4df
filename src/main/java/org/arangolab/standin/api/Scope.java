package org.arangolab.standin.api;

import java.util.Optional;
import java.util.function.Function;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.Permission;

/** Runs a request's work in the stream transaction that it names, else in a transaction of its own. */
final class Scope {
    private final Databases store;
    private final StreamTransactions streams;

    Scope(Databases store, StreamTransactions streams) {
        this.store = store;
        this.streams = streams;
    }

    /** Work that only reads one collection. */
    <T> T read(Call call, Collection collection, Function<Documents, T> work) {
        return run(call, collection, Permission.RO, false, work);
    }

    /**
     * Work that writes to one collection.
     *
     * @param sync whether to return only when the writes are on disk; a stream transaction decides that for itself
     */
    <T> T write(Call call, Collection collection, boolean sync, Function<Documents, T> work) {
        return run(call, collection, Permission.RW, sync, work);
    }

    /**
     * Work that writes to several collections at once.
     *
     * @param work gets the documents of each collection that it asks for
     */
    <T> T write(Call call, boolean sync, Function<Function<Collection, Documents>, T> work) {
        Optional<StreamTransaction> stream = streams.of(call);
        if (stream.isPresent()) {
            return stream.get().use(streams.now(), transaction ->
                    transaction.atomically(() -> work.apply(collection -> {
                stream.get().requireDeclared(collection, Permission.RW);
                return transaction.documents(collection);
            })));
        }
        return store.write(sync, work);
    }

    private <T> T run(Call call, Collection collection, Permission needed, boolean sync, Function<Documents, T> work) {
        Optional<StreamTransaction> stream = streams.of(call);
        if (stream.isPresent()) {
            stream.get().requireDeclared(collection, needed);
            return stream.get().use(streams.now(), transaction -> transaction.atomically(
                    () -> work.apply(transaction.documents(collection))));
        }
        return needed == Permission.RW ? store.write(collection, sync, work) : store.read(collection, work);
    }

    /** In a cluster, a client that allows old answers is told that this may be one. */
    static Reply maybeDirty(Call call, Collection collection, Reply reply) {
        boolean allowed = call.header("x-arango-allow-dirty-read").filter("true"::equals).isPresent();
        return allowed && collection.sharding().isPresent()
                ? reply.withHeader("x-arango-potential-dirty-read", "true") : reply;
    }

    /** Whether writes to the collection wait for the disk: as the call says, else as the collection says. */
    static boolean waitsForSync(Call call, Collection collection) {
        return call.flag("waitForSync", false) || collection.properties().waitForSync();
    }
}

package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.arangolab.standin.aql.QueryData;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.CollectionSpec;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Documents;
import org.arangolab.standin.store.Names;
import org.arangolab.standin.store.QueryScope;
import org.arangolab.standin.store.QueryTransaction;
import org.arangolab.standin.store.StoreTransaction;
import org.arangolab.standin.store.Users;
import org.arangolab.time.Deadline;

/** The databases of a cluster. */
final class ClusterDatabases implements Databases {
    /** The collections that every database has; {@code _users} only {@code _system}. */
    static final List<String> SYSTEM_COLLECTIONS = List.of("_analyzers", "_appbundles", "_apps", "_aqlfunctions",
            "_frontend", "_graphs", "_jobs", "_queues");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ClusterState state;
    private final PlanCache plans;
    private final IdRange ids;
    private final CollectionMaker maker;
    private final ShardClient client;
    private final ClusterUsers users;

    ClusterDatabases(ClusterState state) {
        this.state = state;
        this.plans = new PlanCache(state.member().cache());
        this.ids = new IdRange(state.member());
        this.maker = new CollectionMaker(state, plans, ids);
        this.client = new ShardClient(state.member());
        this.users = new ClusterUsers(state, this);
    }

    CollectionMaker maker() {
        return maker;
    }

    @Override
    public List<Database> databases() {
        return plans.databases().keySet().stream().map(this::named).toList();
    }

    private Database named(String name) {
        return new ClusterDatabase(name, state, plans, maker, new IndexWait(state.member()));
    }

    @Override
    public Optional<Database> findDatabase(String name) {
        return plans.database(name).map(planned -> named(name));
    }

    @Override
    public Database createDatabase(String name) {
        Names.checkDatabase(name);
        if (!planDatabase(name, Long.toString(nextId()))) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME, "duplicate database name '" + name + "'");
        }
        maker.makeAll(name, SYSTEM_COLLECTIONS.stream().map(CollectionSpec::documents).toList());
        return named(name);
    }

    /** Plans a database and waits for the dbservers; whether it was not there before. */
    boolean planDatabase(String name, String id) {
        ObjectNode plan = Json.object().put("id", id).put("name", name)
                .put("coordinator", state.member().identity().id());
        boolean fresh = state.change(new Change().set("Plan/Databases/" + name, plan)
                .set("Plan/Collections/" + name, Json.object()).increment("Plan/Version")
                .ifEmpty("Plan/Databases/" + name, true));
        AgencyPath current = AgencyPath.of("/arango/Current/Databases/" + name);
        List<String> wanted = state.view().usable();
        state.member().cache().await(tree -> wanted.stream().allMatch(tree.find(current)::has), Deadline.in(PATIENCE));
        return fresh;
    }

    @Override
    public void dropDatabase(String name) {
        if (name.equals(SYSTEM)) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
        database(name);
        state.change(new Change().delete("Plan/Databases/" + name).delete("Plan/Collections/" + name)
                .delete("Plan/Views/" + name)
                .delete("Current/Databases/" + name).delete("Current/Collections/" + name)
                .increment("Plan/Version").increment("Current/Version"));
    }

    @Override
    public Users users() {
        return users.current();
    }

    @Override
    public long nextId() {
        return ids.next();
    }

    /** What the agency and the dbservers confirmed is safe already. */
    @Override
    public void sync() {
        // nothing waits here
    }

    @Override
    public String revisionOf(Collection collection) {
        return new ShardedDocuments((ClusterCollection) collection, client, new KeyMaker(ids::next), false)
                .figures(false).stream().map(figures -> figures.path("revision").asText())
                .max(java.util.Comparator.comparing(String::length).thenComparing(text -> text)).orElse("0");
    }

    private Documents documents(Collection collection, boolean sync) {
        return new ShardedDocuments((ClusterCollection) collection, client, new KeyMaker(ids::next),
                sync || collection.properties().waitForSync());
    }

    @Override
    public <T> T read(Collection collection, Function<Documents, T> work) {
        return work.apply(documents(collection, false));
    }

    @Override
    public <T> T write(boolean sync, Function<Function<Collection, Documents>, T> work) {
        return work.apply(collection -> documents(collection, sync));
    }

    @Override
    public QueryScope beginQuery(Database database, Optional<String> user, QueryTransaction.AccessCheck access,
                                 List<Collection> collections) {
        return new ClusterQuery(new QueryTransaction(database, collection -> documents(collection, false), user,
                access));
    }

    @Override
    public StoreTransaction beginSnapshot(java.util.Collection<Collection> collections, List<Collection> exclusive) {
        throw new ArangoException(ErrorCode.NOT_IMPLEMENTED,
                "the stand-in's coordinators have no stream transactions; collections: "
                + collections.stream().map(Collection::name).collect(Collectors.joining(", ")));
    }

    /** A value that tells when the users changed. */
    JsonNode userVersion() {
        return state.member().cache().get("Sync/UserVersion");
    }

    /**
     * A query over shards: each write is final at once.
     *
     * @param data what it sees
     */
    private record ClusterQuery(QueryData data) implements QueryScope {
        @Override
        public void commit(boolean sync) {
            // each write was
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}

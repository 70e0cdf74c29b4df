package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.h2.engine.IsolationLevel;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.MetaType;
import org.h2.mvstore.type.ObjectDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The stand-in's data: databases, collections, documents, indexes and users, in the one file
 * {@code <data directory>/engine-standin/store.mv}. Thread-safe; see {@link StoreTransaction} for the locking rules.
 *
 * <p>Durability: what was committed with {@code sync} survives {@code kill -9}; everything else is written about a
 * second later in the background, and at once by {@link #close}. What is found after a kill is the state of one moment,
 * without any half transaction.
 */
public final class Store implements Databases, AutoCloseable {
    /** Each commit writes a part of the file; room of parts that nobody needs any more is used again after so long. */
    private static final int RETENTION_MILLIS = 1000;
    private static final String FILE = "engine-standin/store.mv";
    private static final long FIRST_ID = 100;
    private static final int CACHE_MEGABYTES = 8;
    private static final Duration ROW_LOCK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration COLLECTION_LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> SYSTEM_COLLECTIONS = List.of("_analyzers", "_appbundles", "_apps",
            "_aqlfunctions", "_frontend", "_graphs", "_jobs", "_queues");

    private final MVStore file;
    private final TransactionStore transactions;
    private final MVMap<String, Long> counters;
    private final Catalog catalog;
    private final Ids ids;
    private final Revisions revisions;
    private final SaveGroup writes;
    private final SaveGroup syncs;
    private final AtomicLong epoch = new AtomicLong();
    private final Users users;
    private final FailurePoints failurePoints;
    private final Map<String, StoredDatabase> databases = new ConcurrentHashMap<>();

    private Store(MVStore file, FailurePoints failurePoints) {
        this.file = file;
        this.failurePoints = failurePoints;
        this.transactions = new TransactionStore(file,
                new MetaType<>(null, file.backgroundExceptionHandler), new ObjectDataType(),
                (int) ROW_LOCK_TIMEOUT.toMillis());
        this.counters = file.openMap("counters", new MVMap.Builder<String, Long>()
                .keyType(StringDataType.INSTANCE).valueType(LongDataType.INSTANCE));
        this.catalog = new Catalog(file.openMap("catalog", new MVMap.Builder<String, String>()
                .keyType(StringDataType.INSTANCE).valueType(StringDataType.INSTANCE)));
        this.ids = new Ids(counters, FIRST_ID);
        this.revisions = new Revisions(System::currentTimeMillis, counters.getOrDefault("revision", 0L));
        this.writes = new SaveGroup(file, false);
        this.syncs = new SaveGroup(file, true);
        this.users = new Users(catalog);
    }

    /** Opens the store below a data directory, makes it when there is none, and undoes what a kill left unfinished. */
    public static Store open(Path dataDirectory) {
        return open(dataDirectory, "", FailurePoints.NONE);
    }

    /**
     * As {@link #open(Path)}, with root's password for a new store, and with places where tests may interfere.
     *
     * @throws org.h2.mvstore.MVStoreException when the file is damaged or another process has it open
     */
    public static Store open(Path dataDirectory, String rootPassword, FailurePoints failurePoints) {
        Path path = dataDirectory.resolve(FILE);
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory of the store, " + path.getParent(), e);
        }
        MVStore file = new MVStore.Builder().fileName(path.toString()).cacheSize(CACHE_MEGABYTES)
                .cacheConcurrency(2).open();
        file.setRetentionTime(RETENTION_MILLIS);
        Store store = new Store(file, failurePoints);
        store.recover(rootPassword);
        return store;
    }

    private void recover(String rootPassword) {
        transactions.init();
        transactions.endLeftoverTransactions();
        catalog.databases().forEach(this::adopt);
        removeOrphans();
        if (!databases.containsKey(SYSTEM)) {
            initialise(rootPassword);
        }
    }

    private void adopt(String id, String name) {
        StoredDatabase database = new StoredDatabase(id, name, this, catalog);
        catalog.collections(id).forEach(database::adopt);
        databases.put(name, database);
    }

    /** A kill between the end of a collection and the end of its maps leaves maps without an owner. */
    private void removeOrphans() {
        Set<String> owned = new HashSet<>();
        databases.values().forEach(database -> database.collections()
                .forEach(collection -> owned.addAll(Maps.namesOf(collection.properties()))));
        file.getMapNames().stream()
                .filter(name -> name.startsWith("documents/") || name.startsWith("keys/")
                        || name.startsWith("unique/"))
                .filter(name -> !owned.contains(name)).toList().forEach(this::removeMap);
    }

    private void initialise(String rootPassword) {
        catalog.putDatabase("1", SYSTEM);
        adopt("1", SYSTEM);
        addSystemCollections(database(SYSTEM));
        users.createRoot(rootPassword);
        sync();
    }

    /** As {@link #beginSnapshot}, for one collection to which nobody else writes until the end. */
    public StoreTransaction beginAlone(Collection collection) {
        StoreTransaction transaction = begin();
        try {
            transaction.lockExclusive(StoredCollection.of(collection));
            return transaction;
        } catch (ArangoException e) {
            transaction.close();
            throw e;
        }
    }

    private static void addSystemCollections(Database database) {
        SYSTEM_COLLECTIONS.forEach(name -> database.create(CollectionSpec.documents(name)));
    }

    @Override
    public List<Database> databases() {
        List<Database> all = new ArrayList<>(databases.values());
        all.sort(Comparator.comparing(Database::name));
        return all;
    }

    @Override
    public Optional<Database> findDatabase(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    @Override
    public synchronized Database createDatabase(String name) {
        addSystemCollections(createBareDatabase(name));
        return databases.get(name);
    }

    /** Makes a database without any collection, as {@link #createDatabase} otherwise. */
    public synchronized Database createBareDatabase(String name) {
        Names.checkDatabase(name);
        if (databases.containsKey(name)) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME, "duplicate database name '" + name + "'");
        }
        String id = Long.toString(nextId());
        catalog.putDatabase(id, name);
        adopt(id, name);
        return databases.get(name);
    }

    @Override
    public synchronized void dropDatabase(String name) {
        if (name.equals(SYSTEM)) {
            throw new ArangoException(ErrorCode.FORBIDDEN);
        }
        Database database = database(name);
        database.views().forEach(database::removeView);
        database.collections().forEach(database::drop);
        catalog.removeDatabase(database.id());
        databases.remove(name);
    }

    @Override
    public Users users() {
        return users;
    }

    /** A transaction that sees what others commit while it runs; for single operations. */
    public StoreTransaction begin() {
        return begin(IsolationLevel.READ_COMMITTED, COLLECTION_LOCK_TIMEOUT);
    }

    /** A transaction that goes on seeing the collections as they are now. */
    public StoreTransaction beginSnapshot(java.util.Collection<Collection> collections) {
        return beginSnapshot(collections, List.of());
    }

    @Override
    public StoreTransaction beginSnapshot(java.util.Collection<Collection> collections, List<Collection> exclusive) {
        StoreTransaction transaction = begin(IsolationLevel.SNAPSHOT, COLLECTION_LOCK_TIMEOUT);
        try {
            exclusive.forEach(collection -> transaction.lockExclusive(StoredCollection.of(collection)));
            transaction.snapshot(collections);
            return transaction;
        } catch (ArangoException e) {
            transaction.close();
            throw e;
        }
    }

    @Override
    public <T> T read(Collection collection, Function<Documents, T> work) {
        try (StoreTransaction transaction = begin()) {
            return work.apply(transaction.documents(collection));
        }
    }

    @Override
    public <T> T write(boolean sync, Function<Function<Collection, Documents>, T> work) {
        try (StoreTransaction transaction = begin()) {
            T result = work.apply(transaction::documents);
            transaction.commit(sync);
            return result;
        }
    }

    @Override
    public QueryScope beginQuery(Database database, Optional<String> user, QueryTransaction.AccessCheck access,
                                 List<Collection> collections) {
        StoreTransaction transaction = beginSnapshot(collections);
        return new StoreQuery(new QueryTransaction(database, transaction::documents, user, access), transaction);
    }

    private StoreTransaction begin(IsolationLevel level, Duration lockTimeout) {
        MVStore.TxCounter version = file.registerVersionUsage();
        return new StoreTransaction(this, transactions.begin((map, key, before, after) -> {
        }, (int) ROW_LOCK_TIMEOUT.toMillis(), 0, level), version, lockTimeout);
    }

    void ended(MVStore.TxCounter version) {
        file.deregisterVersionUsage(version);
    }

    @Override
    public void sync() {
        counters.put("revision", revisions.last());
        syncs.save();
    }

    /** What was committed survives the end of the process, however it comes; so do writes of ArangoDB's log. */
    void write() {
        counters.put("revision", revisions.last());
        writes.save();
    }

    @Override
    public OptionalLong epoch() {
        return OptionalLong.of(epoch.get());
    }

    /** Something is different now for whoever reads from here on. */
    void changed() {
        epoch.incrementAndGet();
    }

    @Override
    public long nextId() {
        return ids.next();
    }

    /** A revision, larger than all before; it becomes that of the collection too. */
    String nextRevision(StoredCollection collection) {
        long revision = revisions.next();
        counters.put(revisionKey(collection), revision);
        return Revisions.encode(revision);
    }

    @Override
    public String revisionOf(Collection collection) {
        Long revision = counters.get(revisionKey(collection));
        return revision == null ? "0" : Revisions.encode(revision);
    }

    private static String revisionKey(Collection collection) {
        return "revision/" + collection.id();
    }

    KeyGenerator keyGenerator(CollectionProperties collection) {
        return new KeyGenerator(collection.id(), collection.keyOptions(), counters, ids::next);
    }

    FailurePoints failurePoints() {
        return failurePoints;
    }

    Duration lockTimeout() {
        return COLLECTION_LOCK_TIMEOUT;
    }

    void removeAll(StoredCollection collection) {
        counters.remove(revisionKey(collection));
        collection.keyGenerator().drop();
        Maps.namesOf(collection.properties()).forEach(this::removeMap);
    }

    void removeMap(String name) {
        if (file.hasMap(name)) {
            file.removeMap(name);
        }
    }

    /** Writes everything as it is at this moment into a new file, for {@link #load}. */
    public void save(Path state) throws IOException {
        new SavedState(this).write(state);
    }

    /**
     * Puts what was saved in the place of everything; whoever works on the store meanwhile may see a part of it.
     *
     * @throws IOException when the file cannot be read or is damaged; nothing has been changed then
     */
    public synchronized void load(Path state) throws IOException {
        new SavedState(this).read(state);
    }

    /** Removes all databases, collections and users. */
    void clear() {
        databases.values().forEach(database -> {
            database.views().forEach(database::removeView);
            database.collections().forEach(database::drop);
            catalog.removeDatabase(database.id());
        });
        databases.clear();
        catalog.users().keySet().forEach(catalog::removeUser);
    }

    StoredDatabase adoptDatabase(String id, String name) {
        catalog.putDatabase(id, name);
        adopt(id, name);
        return databases.get(name);
    }

    void adoptUser(ObjectNode user) {
        catalog.putUser(user.path("name").asText(), user.without("name"));
    }

    /** Writes everything and gives the file back. */
    @Override
    public void close() {
        if (!file.isClosed()) {
            ids.release();
            counters.put("revision", revisions.last());
            transactions.close();
            file.close();
        }
    }
}

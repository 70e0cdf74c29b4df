package org.arangolab.standin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.arangolab.standin.aql.QueryData.InsertMode;
import org.arangolab.standin.aql.QueryData.UpdateMode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path directory;
    private Store store;
    private Database database;

    @BeforeEach
    void open() {
        store = Store.open(directory);
        database = store.database(Store.SYSTEM);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private Documents documents(StoreTransaction transaction, Collection collection) {
        return new StoredDocuments(store, transaction, collection);
    }

    private ObjectNode insert(Collection collection, String text) {
        try (StoreTransaction transaction = store.begin()) {
            ObjectNode after = documents(transaction, collection).insert(json(text), WriteOptions.DEFAULT).after();
            transaction.commit(false);
            return after;
        }
    }

    private List<String> keys(StoreTransaction transaction, Collection collection) {
        List<String> keys = new ArrayList<>();
        documents(transaction, collection).scan().forEachRemaining(d -> keys.add(d.path("_key").asText()));
        return keys;
    }

    private List<String> keys(Collection collection) {
        try (StoreTransaction transaction = store.begin()) {
            return keys(transaction, collection);
        }
    }

    private Optional<ObjectNode> find(Collection collection, String key) {
        try (StoreTransaction transaction = store.begin()) {
            return documents(transaction, collection).find(key);
        }
    }

    @Test
    void documentsAreScannedInOrderOfTheirInsertion() {
        Collection users = database.create(CollectionSpec.documents("users"));
        for (String key : List.of("z", "a", "m")) {
            insert(users, "{'_key':'" + key + "'}");
        }

        assertThat(keys(users)).containsExactly("z", "a", "m");
    }

    @Test
    void everythingIsThereAfterACleanRestart() {
        Collection users = database.create(CollectionSpec.documents("users"));
        database.ensureIndex(users, persistent("17", true, false, "mail"));
        ObjectNode stored = insert(users, "{'_key':'a','mail':'x','n':{'m':[1,2.5,null]}}");
        store.createDatabase("other").create(CollectionSpec.edges("knows"));
        store.users().create("ann", "secret", true, json("{'a':1}"));
        store.users().grant("ann", "_system", Permission.RO);

        reopen();

        Collection again = database.collection("users");
        assertThat(find(again, "a")).contains(stored);
        assertThat(again.properties().indexes()).extracting(IndexDefinition::name)
                .containsExactly("primary", "idx_17");
        assertThat(store.database("other").collection("knows").properties().type()).isEqualTo(CollectionType.EDGE);
        assertThat(store.users().identify("ann", "secret")).contains("ann");
        assertThat(store.users().identify("ann", "wrong")).isEmpty();
        assertThat(store.users().onDatabase("ann", "_system")).isEqualTo(Permission.RO);
        assertThatThrownBy(() -> insert(again, "{'mail':'x'}")).hasMessage("unique constraint violated - in index "
                + "idx_17 of type persistent over 'mail'; conflicting key: a");
    }

    @Test
    void idsAndAutomaticKeysGrowAcrossRestarts() {
        Collection users = database.create(CollectionSpec.documents("users"));
        long first = Long.parseLong(insert(users, "{}").path("_key").asText());
        reopen();
        long second = Long.parseLong(insert(database.collection("users"), "{}").path("_key").asText());

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void anAutomaticKeyNeverMeetsAKeyThatAUserChose() {
        Collection users = database.create(CollectionSpec.documents("users"));
        long first = Long.parseLong(insert(users, "{}").path("_key").asText());
        insert(users, "{'_key':'" + (first + 5000) + "'}");

        assertThat(insert(users, "{}").path("_key").asText()).isEqualTo(Long.toString(first + 5001));
    }

    @Test
    void autoincrementKeysStartAtTheOffsetAndGoInSteps() {
        KeyOptions options = KeyOptions.of(json("{'type':'autoincrement','offset':5,'increment':10}"));
        Collection numbers = database.create(new CollectionSpec("numbers", CollectionType.DOCUMENT, false, false,
                false, options));

        insert(numbers, "{}");
        insert(numbers, "{}");
        insert(numbers, "{'_key':'31'}");
        insert(numbers, "{}");

        assertThat(keys(numbers)).containsExactly("5", "15", "31", "35");
    }

    @Test
    void paddedKeysAreOfOneLengthAndGrowAsText() {
        Collection padded = database.create(new CollectionSpec("padded", CollectionType.DOCUMENT, false, false, false,
                KeyOptions.of(json("{'type':'padded'}"))));
        insert(padded, "{}");
        insert(padded, "{}");

        assertThat(keys(padded)).isSorted().allMatch(key -> key.matches("[0-9a-f]{16}"));
    }

    @Test
    void aKeyOfTheUserIsRefusedWhereUsersMayNotChoose() {
        Collection closed = database.create(new CollectionSpec("closed", CollectionType.DOCUMENT, false, false, false,
                KeyOptions.of(json("{'type':'uuid','allowUserKeys':false}"))));

        assertThatThrownBy(() -> insert(closed, "{'_key':'a'}")).isInstanceOfSatisfying(ArangoException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_KEY_UNEXPECTED));
        assertThat(insert(closed, "{}").path("_key").asText()).hasSize(36);
    }

    @Test
    void aTakenKeyIsRefusedWithArangosText() {
        Collection users = database.create(CollectionSpec.documents("users"));
        insert(users, "{'_key':'a'}");

        assertThatThrownBy(() -> insert(users, "{'_key':'a'}")).hasMessage("unique constraint violated - in index "
                + "primary of type primary over '_key'; conflicting key: a");
    }

    @Test
    void edgesNeedBothEnds() {
        Collection knows = database.create(CollectionSpec.edges("knows"));

        assertThatThrownBy(() -> insert(knows, "{'_from':'users/a'}"))
                .hasMessage("edge attribute missing or invalid");
        assertThat(insert(knows, "{'_key':'k','x':1,'_to':'users/b','_from':'users/a'}").properties())
                .extracting(Map.Entry::getKey).containsExactly("_key", "_id", "_from", "_to", "_rev", "x");
    }

    @Test
    void aPatchMergesObjectsAndKeepsOrRemovesNulls() {
        Collection users = database.create(CollectionSpec.documents("users"));
        insert(users, "{'_key':'a','o':{'p':1,'q':2},'r':3}");
        try (StoreTransaction transaction = store.begin()) {
            ObjectNode patch = json("{'o':{'q':null},'r':null,'_rev':'x','_id':'y'}");
            Written written = documents(transaction, users).update("a", patch, new WriteOptions(
                    InsertMode.CONFLICT, new UpdateMode(false, true, Optional.empty()), Optional.empty()));
            transaction.commit(false);

            ObjectNode rest = written.after().deepCopy();
            rest.remove("_rev");
            assertThat((Object) rest).isEqualTo(json("{'_key':'a','_id':'users/a','o':{'p':1}}"));
        }
    }

    @Test
    void uniqueValuesAreComparedByValueAndFreedByRemoval() {
        Collection users = database.create(CollectionSpec.documents("users"));
        database.ensureIndex(users, persistent("17", true, false, "a.b", "tags[*]"));
        insert(users, "{'_key':'x','a':{'b':1.0},'tags':['p','q','p']}");

        assertThatThrownBy(() -> insert(users, "{'a':{'b':1},'tags':['q']}"))
                .hasMessageEndingWith("over 'a.b, tags[*]'; conflicting key: x");
        assertThatThrownBy(() -> insert(users, "{'_key':'y','a':{'b':1},'tags':['r','p']}"))
                .hasMessageEndingWith("conflicting key: x");
        insert(users, "{'_key':'y','a':{'b':1},'tags':['r']}");
        try (StoreTransaction transaction = store.begin()) {
            documents(transaction, users).remove("x", Optional.empty());
            transaction.commit(false);
        }
        insert(users, "{'_key':'z','a':{'b':1},'tags':['q']}");

        assertThat(keys(users)).containsExactly("y", "z");
    }

    @Test
    void aSparseIndexLeavesMissingValuesOut() {
        Collection users = database.create(CollectionSpec.documents("users"));
        database.ensureIndex(users, persistent("17", true, true, "mail"));
        database.ensureIndex(users, persistent("18", true, false, "nick"));
        insert(users, "{'_key':'a','nick':1}");
        insert(users, "{'_key':'b','nick':2,'mail':null}");

        insert(users, "{'_key':'c','mail':'m'}");

        assertThatThrownBy(() -> insert(users, "{'_key':'d','nick':null}")).hasMessageEndingWith("conflicting key: c");
        assertThatThrownBy(() -> insert(users, "{'_key':'d','nick':3,'mail':'m'}"))
                .hasMessageEndingWith("conflicting key: c");
    }

    @Test
    void anIndexThatDocumentsViolateIsNotMade() {
        Collection users = database.create(CollectionSpec.documents("users"));
        insert(users, "{'_key':'a','mail':'x'}");
        insert(users, "{'_key':'b','mail':'x'}");

        assertThatThrownBy(() -> database.ensureIndex(users, persistent("17", true, false, "mail")))
                .hasMessageEndingWith("over 'mail'; conflicting key: a");
        assertThat(users.properties().indexes()).hasSize(1);
        insert(users, "{'_key':'c','mail':'x'}");
    }

    @Test
    void aFailedWriteLeavesNothingAndTheTransactionGoesOn() {
        Collection users = database.create(CollectionSpec.documents("users"));
        database.ensureIndex(users, persistent("17", true, false, "a"));
        database.ensureIndex(users, persistent("18", true, false, "b"));
        insert(users, "{'_key':'x','a':1,'b':1}");
        try (StoreTransaction transaction = store.begin()) {
            Documents documents = documents(transaction, users);
            assertThatThrownBy(() -> documents.insert(json("{'_key':'y','a':2,'b':1}"), WriteOptions.DEFAULT))
                    .hasMessageEndingWith("conflicting key: x");
            documents.insert(json("{'_key':'z','a':2,'b':2}"), WriteOptions.DEFAULT);
            transaction.commit(false);
        }

        assertThat(keys(users)).containsExactly("x", "z");
    }

    @Test
    void aSnapshotSeesItsOwnWritesAndNothingOfOthers() {
        Collection users = database.create(CollectionSpec.documents("users"));
        insert(users, "{'_key':'old'}");
        try (StoreTransaction transaction = store.beginSnapshot(List.of(users))) {
            insert(users, "{'_key':'other'}");
            Documents inside = documents(transaction, users);
            inside.insert(json("{'_key':'mine'}"), WriteOptions.DEFAULT);

            assertThat(inside.find("other")).isEmpty();
            assertThat(inside.find("mine")).isPresent();
            assertThat(inside.count()).isEqualTo(2);
            assertThat(keys(transaction, users)).containsExactly("old", "mine");
            assertThat(keys(users)).containsExactly("old", "other");
        }
        assertThat(keys(users)).containsExactly("old", "other");
    }

    @Test
    void writingWhatAnotherTransactionHoldsIsAConflict() {
        Collection users = database.create(CollectionSpec.documents("users"));
        try (StoreTransaction first = store.beginSnapshot(List.of(users));
             StoreTransaction second = store.beginSnapshot(List.of(users))) {
            documents(first, users).insert(json("{'_key':'a'}"), WriteOptions.DEFAULT);

            assertThatThrownBy(() -> documents(second, users).insert(json("{'_key':'a'}"), WriteOptions.DEFAULT))
                    .hasMessage("timeout waiting to lock key - in index primary of type primary over '_key'; "
                            + "conflicting key: a");
        }
    }

    @Test
    void writingWhatAnotherTransactionCommittedAfterTheSnapshotIsAConflict() {
        Collection users = database.create(CollectionSpec.documents("users"));
        insert(users, "{'_key':'b'}");
        try (StoreTransaction second = store.beginSnapshot(List.of(users))) {
            insert(users, "{'_key':'a'}");
            try (StoreTransaction first = store.begin()) {
                documents(first, users).update("b", json("{'x':1}"), WriteOptions.DEFAULT);
                first.commit(false);
            }
            Documents inside = documents(second, users);

            assertThatThrownBy(() -> inside.insert(json("{'_key':'a'}"), WriteOptions.DEFAULT))
                    .isInstanceOfSatisfying(ArangoException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
            assertThatThrownBy(() -> inside.update("b", json("{'x':2}"), WriteOptions.DEFAULT))
                    .isInstanceOfSatisfying(ArangoException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
            inside.insert(json("{'_key':'c'}"), WriteOptions.DEFAULT);
            second.commit(false);
        }
        assertThat(keys(users)).containsExactly("b", "a", "c");
    }

    @Test
    void ofManyThreadsThatInsertTheSameKeyExactlyOneWins() throws Exception {
        Collection users = database.create(CollectionSpec.documents("users"));
        database.ensureIndex(users, persistent("17", true, false, "mail"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 30; round++) {
                String mail = "m" + round;
                Callable<Integer> attempt = () -> tryInsert(users, mail);
                int won = 0;
                for (Future<Integer> result : threads.invokeAll(java.util.Collections.nCopies(8, attempt))) {
                    won += result.get();
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(keys(users)).hasSize(30);
    }

    private int tryInsert(Collection users, String mail) {
        try {
            insert(users, "{'mail':'" + mail + "'}");
            return 1;
        } catch (ArangoException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UNIQUE_CONSTRAINT_VIOLATED);
            return 0;
        }
    }

    @Test
    void aDroppedCollectionIsGoneAlsoForTransactionsThatKnowIt() {
        Collection users = database.create(CollectionSpec.documents("users"));
        insert(users, "{'_key':'a'}");
        database.drop(users);

        assertThat(database.find("users")).isEmpty();
        assertThatThrownBy(() -> insert(users, "{}")).hasMessage("collection or view not found: users");
        Collection again = database.create(CollectionSpec.documents("users"));
        assertThat(keys(again)).isEmpty();
    }

    @Test
    void aCollectionThatIsDroppedUnderAReaderIsNotFoundFromThenOn() {
        Collection users = database.create(CollectionSpec.documents("users"));
        IntStream.range(0, 2000).forEach(i -> insert(users, "{}"));
        try (StoreTransaction transaction = store.beginSnapshot(List.of(users))) {
            Documents inside = documents(transaction, users);
            Iterator<ObjectNode> scan = inside.scan();
            scan.next();
            database.drop(users);

            assertThatThrownBy(inside::count).hasMessage("collection or view not found: users");
            assertThatThrownBy(() -> inside.find("a")).hasMessage("collection or view not found: users");
            List<ObjectNode> rest = new ArrayList<>();
            scan.forEachRemaining(rest::add);
            assertThat(rest).hasSize(1999);
        }
    }

    @Test
    void aDropWaitsForTheWritersOfACollection() throws Exception {
        Collection users = database.create(CollectionSpec.documents("users"));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (StoreTransaction transaction = store.begin()) {
            documents(transaction, users).insert(json("{'_key':'a'}"), WriteOptions.DEFAULT);
            Future<?> drop = threads.submit(() -> database.drop(users));
            assertThatThrownBy(() -> drop.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            transaction.commit(false);
            drop.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.find("users")).isEmpty();
    }

    @Test
    void aRenamedCollectionRenamesItsDocuments() {
        Collection users = database.create(CollectionSpec.documents("users"));
        insert(users, "{'_key':'a'}");
        database.rename(users, "people");
        reopen();

        assertThat(find(database.collection("people"), "a").orElseThrow().path("_id").asText())
                .isEqualTo("people/a");
        assertThat(database.find("users")).isEmpty();
    }

    @Test
    void permissionsFallBackFromTheCollectionToTheDatabaseToAny() {
        Users users = store.users();
        users.create("ann", "", true, Json.object());
        users.grant("ann", "*", Permission.RO);
        users.grant("ann", "shop", Permission.RW);
        users.grant("ann", "shop/secret", Permission.NONE);

        assertThat(users.onDatabase("ann", "shop")).isEqualTo(Permission.RW);
        assertThat(users.onDatabase("ann", "other")).isEqualTo(Permission.RO);
        assertThat(users.onCollection("ann", "shop", "secret")).isEqualTo(Permission.NONE);
        assertThat(users.onCollection("ann", "shop", "open")).isEqualTo(Permission.RW);
        assertThat(users.onDatabase("nobody", "shop")).isEqualTo(Permission.NONE);
    }

    private static IndexDefinition persistent(String id, boolean unique, boolean sparse, String... fields) {
        return new IndexDefinition(id, "idx_" + id, "persistent", List.of(fields), unique, sparse, true, true, false,
                List.of(), Json.object());
    }
}

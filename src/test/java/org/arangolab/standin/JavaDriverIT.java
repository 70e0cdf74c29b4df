package org.arangolab.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.arangodb.ArangoCollection;
import com.arangodb.ArangoCursor;
import com.arangodb.ArangoDB;
import com.arangodb.ArangoDBException;
import com.arangodb.ArangoDatabase;
import com.arangodb.Protocol;
import com.arangodb.entity.BaseDocument;
import com.arangodb.entity.BaseEdgeDocument;
import com.arangodb.entity.CollectionType;
import com.arangodb.entity.DocumentImportEntity;
import com.arangodb.entity.IndexEntity;
import com.arangodb.entity.MultiDocumentEntity;
import com.arangodb.entity.Permissions;
import com.arangodb.entity.StreamTransactionEntity;
import com.arangodb.model.AqlQueryOptions;
import com.arangodb.model.CollectionCreateOptions;
import com.arangodb.model.DocumentCreateOptions;
import com.arangodb.model.DocumentImportOptions;
import com.arangodb.model.DocumentReadOptions;
import com.arangodb.model.DocumentUpdateOptions;
import com.arangodb.model.PersistentIndexOptions;
import com.arangodb.model.StreamTransactionOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The official Java driver, an independent judge, against the stand-in server, in every protocol it speaks. */
@Timeout(60)
class JavaDriverIT {
    @TempDir
    private static Path directory;
    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start(directory, Map.of("ARANGOLAB_STANDIN_VST", "1"), "tcp");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ArangoDB driver(Protocol protocol) {
        return new ArangoDB.Builder().host(ServerUnderTest.HOST, server.port()).user("root").password("")
                .protocol(protocol).build();
    }

    /** What a test does with a new database. */
    private interface Work {
        void accept(ArangoDatabase database);
    }

    private static void inDatabase(Protocol protocol, Work work) {
        ArangoDB driver = driver(protocol);
        try {
            ArangoDatabase database = driver.db("test-" + protocol.name().toLowerCase(java.util.Locale.ROOT));
            if (database.exists()) {
                database.drop();
            }
            assertThat(database.create()).isTrue();
            work.accept(database);
            assertThat(database.drop()).isTrue();
        } finally {
            driver.shutdown();
        }
    }

    private static ArangoCollection users(ArangoDatabase database) {
        ArangoCollection users = database.collection("users");
        users.create();
        return users;
    }

    private static String failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ArangoDBException e = catchThrowableOfType(ArangoDBException.class, call);
        return e.getResponseCode() + "/" + e.getErrorNum();
    }

    @ParameterizedTest
    @EnumSource
    void documentsAreInsertedReadChangedAndRemoved(Protocol protocol) {
        inDatabase(protocol, database -> {
            ArangoCollection users = users(database);
            BaseDocument ann = new BaseDocument("ann");
            ann.addAttribute("age", 30);
            String revision = users.insertDocument(ann).getRev();
            assertThat(users.getDocument("ann", BaseDocument.class).getProperties().get("age")).isEqualTo(30);
            assertThat(users.documentExists("ann")).isTrue();
            assertThat(users.documentExists("eve")).isFalse();

            users.updateDocument("ann", Map.of("age", 31), new DocumentUpdateOptions().ifMatch(revision));
            assertThat(failure(() -> users.updateDocument("ann", Map.of("age", 32),
                    new DocumentUpdateOptions().ifMatch(revision)))).isEqualTo("412/1200");
            users.replaceDocument("ann", Map.of("name", "Ann"));
            assertThat(users.getDocument("ann", BaseDocument.class).getProperties()).doesNotContainKey("age");
            users.deleteDocument("ann");
            assertThat(users.count().getCount()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aCursorOfSeveralBatchesYieldsEachRowOnce(Protocol protocol) {
        inDatabase(protocol, database -> {
            ArangoCollection users = users(database);
            users.insertDocuments(IntStream.range(0, 95)
                    .mapToObj(i -> new BaseDocument(Map.of("n", i))).toList());
            ArangoCursor<Integer> cursor = database.query(
                    "FOR u IN users FILTER u.n >= @least SORT u.n RETURN u.n", Integer.class, Map.of("least", 5),
                    new AqlQueryOptions().batchSize(20).count(true).fullCount(true));

            assertThat(cursor.getCount()).isEqualTo(90);
            List<Integer> rows = new ArrayList<>();
            cursor.forEachRemaining(rows::add);
            assertThat(rows).isEqualTo(IntStream.range(5, 95).boxed().toList());
            assertThat(database.query("FOR u IN users RETURN u.n", Integer.class,
                    new AqlQueryOptions().stream(true).batchSize(10)).asListRemaining()).hasSize(95);
            database.query("FOR u IN users FILTER u.n < 5 REMOVE u IN users", Void.class);
            assertThat(users.count().getCount()).isEqualTo(90);
        });
    }

    @ParameterizedTest
    @EnumSource
    void failuresCarryArangosNumbers(Protocol protocol) {
        inDatabase(protocol, database -> {
            ArangoCollection users = users(database);
            users.insertDocument(new BaseDocument("ann"));

            assertThat(failure(() -> users.insertDocument(new BaseDocument("ann")))).isEqualTo("409/1210");
            assertThat(failure(() -> users.deleteDocument("eve"))).isEqualTo("404/1202");
            assertThat(failure(() -> users.create())).isEqualTo("409/1207");
            assertThat(failure(() -> database.collection("none").count())).isEqualTo("404/1203");
            assertThat(failure(() -> database.query("FOR u IN", Void.class))).isEqualTo("400/1501");
            assertThat(failure(() -> database.query("RETURN @x", Void.class))).isEqualTo("400/1551");
            assertThat(users.getDocument("eve", BaseDocument.class)).isNull();
            MultiDocumentEntity<?> many = users.insertDocuments(
                    List.of(new BaseDocument("ann"), new BaseDocument("eve")));
            assertThat(many.getErrors()).singleElement()
                    .satisfies(error -> assertThat(error.getErrorNum()).isEqualTo(1210));
        });
    }

    @ParameterizedTest
    @EnumSource
    void importsIndexesEdgesAndUsersWork(Protocol protocol) {
        inDatabase(protocol, database -> {
            ArangoCollection users = users(database);
            IndexEntity index = users.ensurePersistentIndex(List.of("mail"),
                    new PersistentIndexOptions().unique(true).sparse(true));
            assertThat(index.getIsNewlyCreated()).isTrue();
            DocumentImportEntity imported = users.importDocuments(
                    List.of(Map.of("mail", "a"), Map.of("mail", "a"), Map.of()),
                    new DocumentImportOptions().details(true));
            assertThat(imported.getCreated()).isEqualTo(2);
            assertThat(imported.getDetails()).hasSize(1);
            database.createCollection("knows", new CollectionCreateOptions().type(CollectionType.EDGES));
            database.collection("knows").insertDocument(new BaseEdgeDocument("users/a", "users/b"));
            assertThat(database.collection("knows").getProperties().getType()).isEqualTo(CollectionType.EDGES);
            database.arango().createUser("ann-" + protocol, "secret");
            database.grantAccess("ann-" + protocol, Permissions.RO);
            assertThat(database.getPermissions("ann-" + protocol)).isEqualTo(Permissions.RO);
            database.arango().deleteUser("ann-" + protocol);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aStreamTransactionIsSeenByOthersOnlyAfterItsCommit(Protocol protocol) {
        inDatabase(protocol, database -> {
            ArangoCollection users = users(database);
            StreamTransactionEntity transaction = database.beginStreamTransaction(
                    new StreamTransactionOptions().writeCollections("users"));
            users.insertDocument(new BaseDocument("ann"),
                    new DocumentCreateOptions().streamTransactionId(transaction.getId()));
            assertThat(users.getDocument("ann", BaseDocument.class,
                    new DocumentReadOptions().streamTransactionId(transaction.getId()))).isNotNull();
            assertThat(users.documentExists("ann")).isFalse();
            database.commitStreamTransaction(transaction.getId());
            assertThat(users.documentExists("ann")).isTrue();
        });
    }
}

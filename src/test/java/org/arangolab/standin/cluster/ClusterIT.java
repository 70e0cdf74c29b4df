package org.arangolab.standin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.arangodb.ArangoCollection;
import com.arangodb.ArangoCursor;
import com.arangodb.ArangoDB;
import com.arangodb.ArangoDatabase;
import com.arangodb.Protocol;
import com.arangodb.entity.BaseDocument;
import com.arangodb.entity.ShardEntity;
import com.arangodb.model.CollectionCreateOptions;
import com.arangodb.model.PersistentIndexOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of the stand-in, with authentication, as its clients and administrators see it. */
@Timeout(180)
class ClusterIT {
    private static final String[] SUPERVISION = {"--agency.supervision-grace-period", "4",
        "--agency.supervision-ok-threshold", "2", "--agency.supervision-frequency", "0.5"};

    @TempDir
    private static Path directory;
    private static ClusterProcesses cluster;

    @BeforeAll
    static void start() {
        cluster = new ClusterProcesses(directory).secured().agents(3, SUPERVISION).dbservers(3)
                .coordinators(2, "--cluster.default-replication-factor", "2");
        cluster.awaitReady("dbserver1", "dbserver2", "dbserver3", "coordinator1", "coordinator2");
        cluster.awaitHealthy();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static JsonNode query(String aql) {
        ClusterProcesses.Answer answer = cluster.post("coordinator2", "/_api/cursor", "{\"query\":\"" + aql + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("result");
    }

    private static void create(String name, int shards) {
        ClusterProcesses.Answer answer = cluster.post("coordinator1", "/_api/collection", "{\"name\":\"" + name
                + "\",\"numberOfShards\":" + shards + ",\"replicationFactor\":2}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void job(String path, String body) {
        ClusterProcesses.Answer submitted = cluster.post("coordinator1", "/_admin/cluster/" + path, body);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
        String id = submitted.json().path("id").asText();
        cluster.await(path + " to finish", () -> {
            JsonNode job = cluster.get("coordinator1", "/_admin/cluster/queryAgencyJob?id=" + id).json();
            return job.path("status").asText().equals("Finished") ? Observation.found(true)
                    : Observation.notYet(job.toString());
        });
    }

    @Test
    void serversTellWhatTheyAre() {
        assertThat(cluster.get("dbserver1", "/_admin/server/role").json().path("role").asText()).isEqualTo("PRIMARY");
        assertThat(cluster.get("coordinator1", "/_admin/server/role").json().path("role").asText())
                .isEqualTo("COORDINATOR");
        assertThat(cluster.get("coordinator1", "/_admin/server/id").json().path("id").asText()).startsWith("CRDN-");
        assertThat(cluster.get("dbserver1", "/_admin/cluster/health").text())
                .contains("only allowed on coordinators");
        assertThat(cluster.get("coordinator1", "/_api/cluster/endpoints").json().path("endpoints")).hasSize(2);
        assertThat(cluster.post("coordinator1", "/_api/transaction/begin", "{\"collections\":{}}").status())
                .isEqualTo(501);
    }

    @Test
    void officialDriverWorksThroughACoordinator() {
        ArangoDB driver = new ArangoDB.Builder().host("127.0.0.1", cluster.port("coordinator1")).user("root")
                .password("").protocol(Protocol.HTTP2_JSON).acquireHostList(true).build();
        try {
            ArangoDatabase database = driver.db("through-the-driver");
            assertThat(database.create()).isTrue();
            ArangoCollection users = database.collection("users");
            users.create(new CollectionCreateOptions().numberOfShards(3).replicationFactor(2));
            users.ensurePersistentIndex(List.of("age"), new PersistentIndexOptions());
            BaseDocument ann = new BaseDocument("ann");
            ann.addAttribute("age", 30);
            assertThat(users.insertDocument(ann).getId()).isEqualTo("users/ann");
            ann.updateAttribute("age", 31);
            users.updateDocument("ann", ann);
            List<BaseDocument> many = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                BaseDocument one = new BaseDocument();
                one.addAttribute("age", i);
                many.add(one);
            }
            assertThat(users.insertDocuments(many).getErrors()).isEmpty();
            assertThat(users.count().getCount()).isEqualTo(101);
            assertThat(users.getIndexes()).hasSize(2);
            ShardEntity shard = users.getResponsibleShard(ann);
            assertThat(shard.getShardId()).startsWith("s");
            ArangoCursor<Integer> ages = database.query("FOR u IN users FILTER u.age < @a SORT u.age RETURN u.age",
                    Integer.class, Map.of("a", 5));
            assertThat(ages.asListRemaining()).containsExactly(0, 1, 2, 3, 4);
            assertThat(users.getDocument("ann", BaseDocument.class).getAttribute("age")).isEqualTo(31);
            users.deleteDocument("ann");
            assertThat(users.documentExists("ann")).isFalse();
            assertThat(database.drop()).isTrue();
        } finally {
            driver.shutdown();
        }
    }

    @Test
    void usersOfOneCoordinatorAreKnownToTheOther() {
        assertThat(cluster.post("coordinator1", "/_api/user", "{\"user\":\"eve\",\"passwd\":\"secret\"}").status())
                .isEqualTo(201);
        ClusterProcesses.Answer token = cluster.post("coordinator2", "/_open/auth",
                "{\"username\":\"eve\",\"password\":\"secret\"}");
        assertThat(token.json().path("jwt").asText()).isNotEmpty();
        assertThat(cluster.send("coordinator2", "DELETE", "/_api/user/eve", "").status()).isEqualTo(202);
        assertThat(cluster.post("coordinator1", "/_open/auth",
                "{\"username\":\"eve\",\"password\":\"secret\"}").status()).isEqualTo(401);
    }

    @Test
    void documentsGoWhereTheirShardKeysSay() {
        cluster.post("coordinator1", "/_api/collection", "{\"name\":\"towns\",\"numberOfShards\":4,"
                + "\"replicationFactor\":2,\"shardKeys\":[\"country\"]}");
        assertThat(cluster.post("coordinator1", "/_api/document/towns", "{\"_key\":\"x\",\"country\":\"de\"}").text())
                .contains("must not specify _key");
        String key = cluster.post("coordinator1", "/_api/document/towns", "{\"country\":\"de\",\"n\":1}").json()
                .path("_key").asText();
        assertThat(cluster.get("coordinator2", "/_api/document/towns/" + key).json().path("n").asInt()).isEqualTo(1);
        assertThat(cluster.send("coordinator2", "PATCH", "/_api/document/towns/" + key, "{\"n\":2}").status())
                .isEqualTo(202);
        assertThat(query("FOR t IN towns FILTER t.country == 'de' RETURN t.n").toString()).isEqualTo("[2]");
        assertThat(query("FOR t IN towns REMOVE t IN towns RETURN OLD.n").toString()).isEqualTo("[2]");
    }

    @Test
    void graphsSpreadTheirCollectionsAsTheyWereAskedTo() {
        ClusterProcesses.Answer made = cluster.post("coordinator1", "/_api/gharial", "{\"name\":\"roads\","
                + "\"edgeDefinitions\":[{\"collection\":\"road\",\"from\":[\"town\"],\"to\":[\"town\"]}],"
                + "\"options\":{\"numberOfShards\":2,\"replicationFactor\":2}}");
        assertThat(made.json().at("/graph/numberOfShards").asInt()).as(made.text()).isEqualTo(2);
        for (String name : List.of("town", "road")) {
            JsonNode shown = cluster.get("coordinator2", "/_api/collection/" + name + "/properties").json();
            assertThat(shown.path("numberOfShards").asInt() + shown.path("replicationFactor").asInt()).isEqualTo(4);
        }
        cluster.post("coordinator1", "/_api/gharial/roads/vertex", "{\"collection\":\"village\"}");
        assertThat(cluster.get("coordinator1", "/_api/collection/village/properties").json().path("numberOfShards")
                .asInt()).isEqualTo(2);
    }

    @Test
    void viewsAndExpiringIndexesAreKnownToAllCoordinators() {
        cluster.post("coordinator1", "/_api/collection",
                "{\"name\":\"notes\",\"shardingStrategy\":\"community-compat\"}");
        assertThat(cluster.get("coordinator2", "/_api/collection/notes/properties").json().path("shardingStrategy")
                .asText()).isEqualTo("community-compat");
        cluster.post("coordinator1", "/_api/view",
                "{\"name\":\"found\",\"type\":\"arangosearch\",\"links\":{\"notes\":{}}}");
        assertThat(cluster.get("coordinator2", "/_api/view/found/properties").json().at("/links/notes").isObject())
                .isTrue();
        assertThat(cluster.post("coordinator2", "/_api/collection", "{\"name\":\"found\"}").status()).isEqualTo(409);
        assertThat(cluster.post("coordinator1", "/_api/index?collection=notes",
                "{\"type\":\"ttl\",\"fields\":[\"at\"],\"expireAfter\":0}").status()).isEqualTo(201);
        assertThat(cluster.get("coordinator2", "/_api/index?collection=notes").json().at("/indexes/1/expireAfter")
                .asInt(-1)).isEqualTo(0);
        assertThat(cluster.get("coordinator1", "/_api/database/current").json().at("/result/replicationFactor").asInt())
                .isPositive();
    }

    @Test
    void uniqueIndexThatDocumentsViolateIsRefusedAndNotPlanned() {
        create("mails", 1);
        cluster.post("coordinator1", "/_api/document/mails", "[{\"m\":1},{\"m\":1}]");
        ClusterProcesses.Answer answer = cluster.post("coordinator1", "/_api/index?collection=mails",
                "{\"type\":\"persistent\",\"fields\":[\"m\"],\"unique\":true}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(cluster.get("coordinator1", "/_api/index?collection=mails").json().path("indexes")).hasSize(1);
        await("the other coordinator hears of it").atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                cluster.get("coordinator2", "/_api/index?collection=mails").json().path("indexes")).hasSize(1));
    }

    @Test
    void shardsMoveAndResignAndAServerIsCleanedOut() {
        create("moving", 3);
        cluster.post("coordinator1", "/_api/import?collection=moving&type=list", numbers(500));
        JsonNode shards = cluster.get("coordinator1", "/_api/collection/moving/shards?details=true").json()
                .path("shards");
        String shard = shards.fieldNames().next();
        String from = shards.path(shard).path(0).asText();
        String to = cluster.read("/arango/Plan/DBServers").properties().stream().map(Map.Entry::getKey)
                .filter(id -> !shards.path(shard).toString().contains(id)).findFirst().orElseThrow();
        job("moveShard", "{\"database\":\"_system\",\"collection\":\"moving\",\"shard\":\"" + shard
                + "\",\"fromServer\":\"" + from + "\",\"toServer\":\"" + to + "\"}");
        assertThat(cluster.get("coordinator1", "/_api/collection/moving/shards?details=true").json().path("shards")
                .path(shard).path(0).asText()).isEqualTo(to);
        cluster.awaitInSync();
        job("resignLeadership", "{\"server\":\"DBServer0001\"}");
        cluster.awaitInSync();
        assertThat(cluster.get("coordinator1", "/_admin/cluster/shardDistribution").json().path("results")
                .path("moving").path("Plan").findValuesAsText("leader")).doesNotContain("DBServer0001");
        job("cleanOutServer", "{\"server\":\"DBServer0001\"}");
        assertThat(cluster.get("coordinator1", "/_admin/cluster/numberOfServers").json().path("cleanedServers"))
                .hasSize(1);
        assertThat(cluster.get("coordinator1", "/_admin/cluster/shardDistribution").json().path("results")
                .path("moving").toString()).doesNotContain("DBServer0001");
        assertThat(query("FOR d IN moving COLLECT WITH COUNT INTO n RETURN n").toString()).isEqualTo("[500]");
        assertThat(cluster.send("coordinator1", "PUT", "/_admin/cluster/numberOfServers", "{\"cleanedServers\":[]}")
                .status()).isEqualTo(202);
    }

    private static String numbers(int count) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append("{\"n\":").append(i).append('}');
        }
        return json.append(']').toString();
    }

    @Test
    void maintenanceKeepsTheSupervisionFromActing() {
        assertThat(cluster.send("coordinator1", "PUT", "/_admin/cluster/maintenance", "\"on\"").text())
                .contains("Cluster supervision deactivated");
        cluster.suspend("dbserver3");
        Await.pause(Duration.ofSeconds(5)); // longer than the grace period: that nothing happens cannot be waited for
        JsonNode health = cluster.get("coordinator1", "/_admin/cluster/health").json().path("Health");
        cluster.resume("dbserver3");
        assertThat(health.findValuesAsText("Status")).containsOnly("GOOD");
        assertThat(cluster.send("coordinator1", "PUT", "/_admin/cluster/maintenance", "\"off\"").text())
                .contains("Cluster supervision reactivated.");
        cluster.awaitHealthy();
    }

    @Test
    void shardsAreDumpedThroughACoordinator() {
        create("dumped", 1);
        cluster.post("coordinator1", "/_api/document/dumped", "{\"_key\":\"one\",\"n\":1}");
        JsonNode shards = cluster.get("coordinator1", "/_api/collection/dumped/shards?details=true").json()
                .path("shards");
        String shard = shards.fieldNames().next();
        String server = "DBserver=" + shards.path(shard).path(0).asText();
        assertThat(cluster.post("coordinator1", "/_api/replication/batch", "{\"ttl\":60}").status()).isEqualTo(400);
        String batch = cluster.post("coordinator1", "/_api/replication/batch?" + server, "{\"ttl\":60}").json()
                .path("id").asText();
        ClusterProcesses.Answer dump = cluster.get("coordinator1", "/_api/replication/dump?collection=" + shard
                + "&batchId=" + batch + "&useEnvelope=false&" + server);
        assertThat(dump.text()).contains("\"_id\":\"dumped/one\"").contains("\"n\":1");
        assertThat(cluster.send("coordinator1", "DELETE", "/_api/replication/batch/" + batch + "?" + server, "")
                .status()).isEqualTo(204);
    }
}

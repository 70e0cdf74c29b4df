package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.arangolab.cluster.ShardSync.Shard;
import org.arangolab.client.JsonText;
import org.junit.jupiter.api.Test;

class ShardSyncTest {
    private static Object distribution() {
        return JsonText.read("""
                {"error": false, "code": 200, "results": {
                  "users": {
                    "Plan": {"s1": {"leader": "DBServer0001", "followers": ["DBServer0002", "DBServer0003"]},
                             "s2": {"leader": "DBServer0002", "followers": ["DBServer0001"]},
                             "s3": {"leader": "DBServer0003", "followers": []}},
                    "Current": {"s1": {"leader": "DBServer0001", "followers": ["DBServer0003"]},
                                "s2": {"leader": "DBServer0001", "followers": ["DBServer0002"]}}},
                  "_jobs": {
                    "Plan": {"s0": {"leader": "DBServer0001", "followers": ["DBServer0002"]}},
                    "Current": {"s0": {"leader": "DBServer0001", "followers": ["DBServer0002"]}}}}}
                """.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void aShardIsInSyncWhenItsPlannedLeaderLeadsAndAllPlannedFollowersFollow() {
        assertThat(ShardSync.parse(distribution(), "")).extracting(Shard::collection, Shard::shard, Shard::leader,
                Shard::isInSync).containsExactlyInAnyOrder(
                tuple("_jobs", "s0", "DBServer0001", true),
                tuple("users", "s1", "DBServer0001", false),
                tuple("users", "s2", "", false),
                tuple("users", "s3", "", false));
    }

    @Test
    void aRowNamesTheFollowersThatAreLate() {
        Shard shard = ShardSync.parse(distribution(), "users").stream().filter(s -> s.shard().equals("s1")).findFirst()
                .orElseThrow();
        assertThat(shard).isEqualTo(new Shard("users", "s1", "DBServer0001", List.of("DBServer0002", "DBServer0003"),
                List.of("DBServer0003")));
        assertThat(shard).hasToString(
                "users                s1         DBServer0001   DBServer0002 (not in sync), DBServer0003");
    }

    @Test
    void aCollectionThatIsNotThereHasNoShards() {
        assertThat(ShardSync.parse(distribution(), "planets")).isEmpty();
        assertThat(ShardSync.parse(Map.of(), "")).isEmpty();
    }
}

package org.arangolab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.arangolab.client.CollectionHandle;
import org.arangolab.cluster.Cluster;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Role;
import org.junit.jupiter.api.Test;

@WithCluster(agents = 1, dbservers = 2, coordinators = 2)
class PlanetsIT {
    @Test
    void everyShardGetsItsFollower(Cluster cluster) {
        CollectionHandle planets = cluster.collection("_system", "planets");
        planets.create(Map.of("numberOfShards", 3, "replicationFactor", 2));
        planets.insert(Map.of("_key", "earth"));

        cluster.waitForShardsInSync("planets", Duration.ofSeconds(30));

        assertThat(planets.getCount()).isEqualTo(1);
        assertThat(cluster.shardSync().shards("planets")).hasSize(3);
    }

    @Test
    void oneCoordinatorThatHangsIsNoHarm(Cluster cluster) {
        Instance hanging = cluster.servers(Role.COORDINATOR).get(0);
        hanging.suspend();
        try {
            assertThat(cluster.collection("_system", "moons").create().getCount()).isZero();
        } finally {
            hanging.resume();
        }
    }
}

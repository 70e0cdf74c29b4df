package org.arangolab.standin.cluster.supervision;

import java.util.ArrayList;
import java.util.List;

/**
 * A shard as it is planned and as it is.
 *
 * @param database          its database
 * @param collection        its collection's id
 * @param name              its collection's name
 * @param shard             its own id
 * @param planned           the servers that should have it, the leader first
 * @param current           the servers that have all of it, the leader first
 * @param replicationFactor how many there should be
 * @param like              the id of the collection whose shards it goes along with, empty for none
 */
public record ShardView(String database, String collection, String name, String shard, List<String> planned,
                        List<String> current, int replicationFactor, String like) {
    /** Who should lead it. */
    public String leader() {
        return planned.isEmpty() ? "" : planned.get(0);
    }

    /** Where its plan is. */
    public String planKey() {
        return "Plan/Collections/" + database + "/" + collection + "/shards/" + shard;
    }

    /** Where its state is. */
    public String currentKey() {
        return "Current/Collections/" + database + "/" + collection + "/" + shard + "/servers";
    }

    /** The planned servers with another one in front. */
    List<String> ledBy(String leader) {
        List<String> servers = new ArrayList<>(planned);
        servers.remove(leader);
        servers.add(0, leader);
        return servers;
    }
}

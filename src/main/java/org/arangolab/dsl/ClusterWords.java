package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.arangolab.cluster.Agency;
import org.arangolab.cluster.ClusterHealth;
import org.arangolab.cluster.ClusterPlan;
import org.arangolab.cluster.ShardSync;

/**
 * What a script can ask of a cluster. Words that change it answer the cluster itself; HTTP words go to a coordinator.
 */
public interface ClusterWords extends Focusable<ClusterWords>, HttpWords, ClusterResourceWords {
    @Word(value = "Its servers as they are going to be started; starts nothing.", example = "c.plan()")
    ClusterPlan plan();

    @Word(value = "Restarts server by server; the cluster serves all the time.", example = "c.rollingRestart()")
    ClusterWords rollingRestart();

    @Word(value = "Brings server by server to other binaries.", example = "c.upgrade(to: '/opt/arangodb-3.12')")
    ClusterWords upgrade(Map<String, ?> settings);

    @Word(value = "Its agents.", example = "c.agents[0].suspend()")
    List<ServerWords> getAgents();

    @Word(value = "Its DB-Servers.", example = "c.dbservers[1].kill(SEGV)")
    List<ServerWords> getDbservers();

    @Word(value = "Its coordinators.", example = "c.coordinators*.endpoint")
    List<ServerWords> getCoordinators();

    @Word(value = "All its servers.", example = "c.servers.each { println it }")
    List<ServerWords> getServers();

    @Word(value = "The agent that leads the agency.", example = "c.leader.kill()")
    ServerWords getLeader();

    @Word(value = "One server of a role, any that runs.", example = "c.one(dbserver).kill()")
    ServerWords one(Object role);

    @Word(value = "Less than half of the servers of a role.", example = "c.minority(agent)*.suspend()")
    List<ServerWords> minority(Object role);

    @Word(value = "More than half of the servers of a role.", example = "c.majority(agent)*.suspend()")
    List<ServerWords> majority(Object role);

    @Word(value = "The agency: read, write, transact, config, dump.", example = "c.agency.read('/arango/Plan')")
    Agency getAgency();

    @Word(value = "What the supervision thinks of each server.", example = "c.health()")
    ClusterHealth health();

    @Word(value = "Whether all servers run and are GOOD.", example = "c.healthy")
    boolean isHealthy();

    @Word(value = "Switches maintenance on while the block runs: the supervision moves nothing.",
            example = "c.maintenance { c.dbservers[0].restart() }")
    Object maintenance(Closure<?> block);

    @Word(value = "Waits until all shards of a collection are in sync.",
            example = "c.waitForShardsInSync('users', 30.s)")
    ClusterWords waitForShardsInSync(String collection, Duration timeout);

    @Word(value = "Waits until all shards are in sync.", example = "c.waitForShardsInSync(30.s)")
    ClusterWords waitForShardsInSync(Duration timeout);

    @Word(value = "Where the shards of all collections are.", example = "c.shards()")
    List<ShardSync.Shard> shards();

    @Word(value = "Where the shards of a collection are.", example = "c.shards('users')")
    List<ShardSync.Shard> shards(String collection);

    @Word(value = "Moves a shard to another DB-Server and waits for it.",
            example = "c.moveShard('users', 's10001', c.dbservers[0], c.dbservers[1])")
    ClusterWords moveShard(String collection, String shard, ServerWords from, ServerWords to);

    @Word(value = "Adds a DB-Server or a coordinator and starts it.", example = "c.add(dbserver).waitUntilReady(30.s)")
    ServerWords add(Object role);

    @Word(value = "Moves everything away from a server, stops it and forgets it.", example = "c.remove(c.dbservers[2])")
    ClusterWords remove(ServerWords server);

    @Override
    @Word(value = "The logs of all its servers.", example = "c.log.merged()")
    ClusterLog getLog();

    @Word(value = "The secret behind the servers' tokens.", example = "c.jwt.rotate()")
    ClusterJwt getJwt();

    @Word(value = "Sets a failure point in all servers of a role.", example = "c.failAt(dbserver, 'Document::write')")
    ClusterWords failAt(Object role, String name);

    /** The secret of a cluster. */
    interface ClusterJwt {
        @Word(value = "Gives all servers a new secret, step by step.", example = "c.jwt.rotate()")
        void rotate();
    }
}

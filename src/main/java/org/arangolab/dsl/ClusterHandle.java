package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.cluster.Agency;
import org.arangolab.cluster.Cluster;
import org.arangolab.cluster.ClusterHealth;
import org.arangolab.cluster.ClusterPlan;
import org.arangolab.cluster.ShardSync;
import org.arangolab.diagnose.why.Why;
import org.arangolab.instance.GroupResources;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Role;
import org.arangolab.instance.Server;
import org.arangolab.instance.ServerResources;
import org.arangolab.time.TimeoutManager;

/** The words of a cluster, over a {@link Cluster}. */
final class ClusterHandle extends ClusterResourceHandle implements ClusterWords {
    private static final String SYSTEM = "_system";

    private final Cluster cluster;
    private final Function<Server, ServerWords> handles;
    private final Function<Server, ServerResources> resources;
    private final ClusterLogHandle log;

    /** {@code handles} makes the words of one of its servers, {@code resources} knows what one uses. */
    ClusterHandle(Cluster cluster, Function<Server, ServerWords> handles, Function<Server, ServerResources> resources,
                  TimeoutManager timeouts) {
        this.cluster = cluster;
        this.handles = handles;
        this.resources = resources;
        this.log = new ClusterLogHandle(cluster, handles, timeouts);
    }

    Cluster cluster() {
        return cluster;
    }

    @Override
    GroupResources resources() {
        return new GroupResources(cluster.name(), cluster.servers().stream().<ServerResources>map(resources::apply)
                .toList());
    }

    @Override
    Response send(Request request) {
        return cluster.send(request);
    }

    @Override
    List<Object> run(Query query) {
        return cluster.query(SYSTEM, query);
    }

    @Override
    CollectionHandle handle(String collection) {
        return cluster.collection(SYSTEM, collection);
    }

    @Override
    public String getName() {
        return cluster.name();
    }

    @Override
    public ClusterPlan plan() {
        return cluster.plan();
    }

    @Override
    public ClusterWords start() {
        cluster.start();
        return this;
    }

    @Override
    public ClusterWords waitUntilReady(Duration timeout) {
        cluster.waitUntilReady(given(timeout, "waitUntilReady(60.s)"));
        return this;
    }

    private static Duration given(Duration timeout, String example) {
        return Optional.ofNullable(timeout).orElseThrow(() ->
                new ConfigException("a duration is missing; for example: c." + example));
    }

    @Override
    public ClusterWords stop() {
        cluster.stop();
        return this;
    }

    @Override
    public ClusterWords rollingRestart() {
        cluster.rollingRestart();
        return this;
    }

    @Override
    public ClusterWords upgrade(Map<String, ?> settings) {
        cluster.upgrade(UpgradeSettings.place(settings));
        return this;
    }

    private List<ServerWords> words(List<Instance> servers) {
        return servers.stream().map(handles::apply).toList();
    }

    @Override
    public List<ServerWords> getAgents() {
        return words(cluster.servers(Role.AGENT));
    }

    @Override
    public List<ServerWords> getDbservers() {
        return words(cluster.servers(Role.DBSERVER));
    }

    @Override
    public List<ServerWords> getCoordinators() {
        return words(cluster.servers(Role.COORDINATOR));
    }

    @Override
    public List<ServerWords> getServers() {
        return words(cluster.servers());
    }

    @Override
    public ServerWords getLeader() {
        return handles.apply(cluster.agency().leader());
    }

    private static Role role(Object word) {
        return Stream.of(Role.values()).filter(role -> role == word || role.word().equals(String.valueOf(word)))
                .findFirst()
                .orElseThrow(() -> new ConfigException("'" + word + "' is no role; agent, dbserver or coordinator"));
    }

    @Override
    public ServerWords one(Object role) {
        return handles.apply(cluster.servers(role(role)).stream().filter(Instance::alive).findFirst().orElseThrow(() ->
                new ConfigException("no " + role(role).word() + " of " + cluster.name() + " runs")));
    }

    @Override
    public List<ServerWords> minority(Object role) {
        List<Instance> all = cluster.servers(role(role));
        return words(all.subList(0, (all.size() - 1) / 2));
    }

    @Override
    public List<ServerWords> majority(Object role) {
        List<Instance> all = cluster.servers(role(role));
        return words(all.subList(0, all.size() / 2 + 1));
    }

    @Override
    public Agency getAgency() {
        return cluster.agency();
    }

    @Override
    public ClusterHealth health() {
        return cluster.health();
    }

    @Override
    public boolean isHealthy() {
        return cluster.healthy();
    }

    @Override
    public Object maintenance(Closure<?> block) {
        cluster.maintenance().begin();
        try {
            return block.call();
        } finally {
            cluster.maintenance().end();
        }
    }

    @Override
    public ClusterWords waitForShardsInSync(String collection, Duration timeout) {
        cluster.waitForShardsInSync(collection, given(timeout, "waitForShardsInSync('users', 30.s)"));
        return this;
    }

    @Override
    public ClusterWords waitForShardsInSync(Duration timeout) {
        return waitForShardsInSync("", timeout);
    }

    @Override
    public List<ShardSync.Shard> shards() {
        return shards("");
    }

    @Override
    public List<ShardSync.Shard> shards(String collection) {
        return cluster.shardSync().shards(collection);
    }

    @Override
    public ClusterWords moveShard(String collection, String shard, ServerWords from, ServerWords to) {
        cluster.moveShard(collection, shard, member(from), member(to));
        return this;
    }

    private Instance member(ServerWords server) {
        return cluster.servers().stream().filter(one -> server != null && one.name().equals(server.getName()))
                .findFirst()
                .orElseThrow(() -> new ConfigException(server + " is no server of " + cluster.name()));
    }

    @Override
    public ServerWords add(Object role) {
        return handles.apply(cluster.add(role(role)));
    }

    @Override
    public ClusterWords remove(ServerWords server) {
        cluster.remove(member(server));
        return this;
    }

    @Override
    public ClusterLog getLog() {
        return log;
    }

    @Override
    public ClusterJwt getJwt() {
        return cluster::rotateSecret;
    }

    @Override
    public boolean isAlive() {
        return cluster.servers().stream().allMatch(Instance::alive);
    }

    @Override
    public ClusterWords failAt(Object role, String name) {
        words(cluster.servers(role(role))).forEach(server -> server.failAt(name));
        return this;
    }

    private List<ServerWords> living() {
        return words(cluster.servers().stream().filter(Instance::alive).toList());
    }

    @Override
    public ClusterWords failAt(String name) {
        return failAt(Map.of(), name);
    }

    @Override
    public ClusterWords failAt(Map<String, ?> settings, String name) {
        living().forEach(server -> server.failAt(settings, name));
        return this;
    }

    @Override
    public Object failAt(String name, Closure<?> block) {
        return failAt(Map.of(), name, block);
    }

    @Override
    public Object failAt(Map<String, ?> settings, String name, Closure<?> block) {
        return new FailurePointEverywhere(settings, name, block).in(living());
    }

    @Override
    public ClusterWords clearFailAt(String name) {
        living().forEach(server -> server.clearFailAt(name));
        return this;
    }

    @Override
    public ClusterWords clearFailAt() {
        living().forEach(ServerWords::clearFailAt);
        return this;
    }

    @Override
    public List<String> getFailurePoints() {
        return living().stream().flatMap(server -> server.getFailurePoints().stream()
                .map(point -> server.getName() + ": " + point)).toList();
    }

    @Override
    public Why why() {
        Map<String, Why> parts = new LinkedHashMap<>();
        getServers().forEach(server -> parts.put(server.getName(), server.why()));
        return Why.together(cluster.name(), parts);
    }

    @Override
    public String toString() {
        return cluster.toString();
    }
}

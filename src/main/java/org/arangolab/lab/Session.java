package org.arangolab.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import org.arangolab.ConfigException;
import org.arangolab.LabException;
import org.arangolab.cluster.Cluster;
import org.arangolab.cluster.ClusterContext;
import org.arangolab.cluster.ClusterSpec;
import org.arangolab.finding.Finding;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceContext;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.Server;
import org.arangolab.instance.ServerDiagnosis;
import org.arangolab.instance.ServerResources;
import org.arangolab.instance.attached.AttachedServer;
import org.arangolab.instance.attached.Attachment;
import org.arangolab.log.LogRules;
import org.arangolab.monitor.Usage;
import org.arangolab.time.TimeoutManager;
import org.arangolab.tools.ToolRunner;

/**
 * The servers of one script or one prompt, by name. Two sessions of a lab may use the same names. Closing it runs the
 * clean-ups in reverse order and ends its servers. Guarded by its own monitor.
 */
public final class Session implements AutoCloseable {
    private final InstanceContext context;
    private final ToolRunner tools;
    private final LongFunction<List<Usage>> samples;
    private final Map<Server, ServerResources> resources = new ConcurrentHashMap<>();
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final Map<String, Cluster> clusters = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Closer cleanups = new Closer();
    private final Reports reports;
    /** Its servers after its end: some report only then. */
    private final List<Instance> ended = new CopyOnWriteArrayList<>();
    private LogRules expected = LogRules.NONE;
    private Focus focus = Focus.NONE;
    /** What {@link #keeps} was when the servers were taken away. */
    private boolean keeps;

    Session(InstanceContext context, ToolRunner tools, LongFunction<List<Usage>> samples) {
        this.context = context;
        this.tools = tools;
        this.samples = samples;
        this.reports = new Reports(context.events());
        context.timeouts().observe(new HangWitness(this, context));
    }

    /**
     * Defines a server.
     *
     * @throws ConfigException when the name is taken
     */
    public synchronized Instance define(InstanceSpec spec) {
        Instance instance = member(spec);
        focus(Focus.on(instance));
        return instance;
    }

    /**
     * Uses a server that somebody else has started; leaves it running at the end.
     *
     * @throws ConfigException when the name is taken, or no such server is found
     */
    public synchronized AttachedServer attach(Attachment wanted) {
        checkName("attach", wanted.name(), "give it another one: name: '…'");
        AttachedServer server = put(AttachedServer.attach(wanted, context.events(), context.timeouts()));
        focus(Focus.on(server));
        return server;
    }

    private void checkName(String word, String name, String remedy) {
        if (servers.containsKey(name)) {
            throw new ConfigException(word + " '" + name + "' is defined already: " + servers.get(name) + "; "
                    + remedy);
        }
    }

    private <S extends Server> S put(S server) {
        servers.put(server.name(), server);
        return server;
    }

    /**
     * Defines a cluster and its servers, each by a name of its own. At the end it is stopped, the agents last.
     *
     * @throws ConfigException when its name is taken or one of its servers cannot be what it is to be; none of them is
     *                         defined then
     */
    public Cluster define(ClusterSpec spec) {
        if (clusters.containsKey(spec.name())) {
            throw new ConfigException("cluster '" + spec.name() + "' is defined already; choose another name");
        }
        List<Instance> members = new ArrayList<>();
        ClusterContext lent = new ClusterContext(member -> noted(member(member), members),
                name -> find(name).isPresent(),
                context.events(), context.timeouts(), step -> undo("the maintenance of " + spec.name(), step));
        Cluster cluster;
        try {
            cluster = new Cluster(spec, lent);
        } catch (LabException e) {
            forget(members);
            throw e;
        }
        cleanup(cluster::close);
        clusters.put(spec.name(), cluster);
        focus(Focus.on(cluster));
        return cluster;
    }

    /** Bare words go on to mean what they meant. */
    private synchronized Instance member(InstanceSpec spec) {
        checkName("instance", spec.name(), "use restart(…) to change its arguments, or another name");
        return put(new Instance(spec, context));
    }

    private static Instance noted(Instance member, List<Instance> members) {
        members.add(member);
        return member;
    }

    private synchronized void forget(List<Instance> members) {
        members.forEach(member -> servers.remove(member.name()));
        members.forEach(Instance::close);
    }

    /** The clusters by name, in order of their definition. */
    public Map<String, Cluster> clusters() {
        return Map.copyOf(clusters);
    }

    /** What sanitizers and valgrind have reported of a server. */
    public List<Finding> reports(Instance server) {
        return Reports.of(server);
    }

    /** The same of all servers and client tools, as texts, as far as nobody was told of it yet. */
    public List<String> freshReports() {
        List<Instance> all = new ArrayList<>(instances());
        all.addAll(ended);
        return reports.fresh(all, tools.reports());
    }

    /** Writes down what its clusters are like, because something has failed; a line for each with the files. */
    public List<String> clusterEvidence() {
        return context.diagnostics().map(tools -> new ClusterEvidence(tools).take(List.copyOf(clusters.values())))
                .orElse(List.of());
    }

    /** A server by its name. */
    public synchronized Optional<Server> find(String name) {
        return Optional.ofNullable(servers.get(name));
    }

    /** All servers, in order of their definition. */
    public synchronized List<Server> servers() {
        return List.copyOf(servers.values());
    }

    /** Those that the lab starts. */
    public synchronized List<Instance> instances() {
        return servers.values().stream().filter(Instance.class::isInstance).map(Instance.class::cast).toList();
    }

    /** Whether the directory of one of them must stay when that of the run goes. */
    public synchronized boolean keeps() {
        return keeps || instances().stream().anyMatch(Instance::keeps);
    }

    /** All names. */
    public synchronized Set<String> names() {
        return Set.copyOf(servers.keySet());
    }

    /** What bare words mean: what was focused last, else defined last. */
    public synchronized Focus focus() {
        return focus;
    }

    /** Lets bare words mean this. */
    public synchronized void focus(Focus wanted) {
        focus = wanted;
    }

    /** Finds out why one of its servers died or hangs. */
    public ServerDiagnosis diagnosis(Server server) {
        return new ServerDiagnosis(server, context);
    }

    /** Knows what one of its servers uses; the same for the same server, with the snapshots that were taken. */
    public ServerResources resources(Server server) {
        return resources.computeIfAbsent(server, own -> new ServerResources(own, context.diagnostics(), samples));
    }

    /** Runs client tools. */
    public ToolRunner tools() {
        return tools;
    }

    /** The deadlines around the running code. */
    public TimeoutManager timeouts() {
        return context.timeouts();
    }

    /** Which lines of logs are expected. */
    public synchronized LogRules expectedLines() {
        return expected;
    }

    /** From now on these are; answers which were before. */
    public synchronized LogRules expectLines(LogRules rules) {
        LogRules before = expected;
        expected = rules;
        return before;
    }

    /** Runs this at the end, before what was registered earlier. */
    public void cleanup(Runnable step) {
        cleanups.register(step);
    }

    /**
     * Takes a fault back at the end: to be called before the fault is made. In reverse order with the clean-ups; one
     * that fails does not keep the others from being run.
     */
    public void undo(String what, Runnable step) {
        cleanup(new Undo(what, step));
    }

    /** Clean-ups in reverse order, then all servers at once; the first failure is thrown when all is done. */
    @Override
    public void close() {
        Closer closer = new Closer();
        closer.register(this::closeServers);
        closer.register(cleanups::close);
        closer.close();
    }

    private void closeServers() {
        List<Server> open = takeServers();
        if (open.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(16, open.size()));
        Closer closer = new Closer();
        try {
            open.stream().map(server -> CompletableFuture.runAsync(server::close, threads))
                    .forEach(end -> closer.register(end::join));
            closer.close();
        } finally {
            threads.shutdown();
        }
    }

    private synchronized List<Server> takeServers() {
        List<Server> open = new ArrayList<>(servers.values());
        keeps = keeps();
        ended.addAll(instances());
        servers.clear();
        focus = Focus.NONE;
        return open;
    }
}

package org.arangolab.dsl;

import groovy.lang.Closure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.cluster.Cluster;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Server;
import org.arangolab.lab.Focus;
import org.arangolab.lab.Lab;
import org.arangolab.lab.Session;
import org.arangolab.lab.SupportBundle;
import org.arangolab.monitor.HostLoad;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.Durations;

/** The words of one script or prompt, over a session of the lab. */
public final class Words implements LabWords {
    private final Lab lab;
    private final Session session;
    private final TestScope tests;
    private final Toolbox toolbox;
    /** One handle for each: it knows the marks of its logs. */
    private final Map<Cluster, ClusterWords> clusters = new ConcurrentHashMap<>();

    /** {@code host} runs the tests. */
    public Words(Lab lab, Session session, TestHost host) {
        this.lab = lab;
        this.session = session;
        this.tests = new TestScope(session, host);
        this.toolbox = new Toolbox(session, tests);
    }

    /** The server of this name, for bare names in a script. */
    public Optional<ServerWords> server(String name) {
        return session.find(name).map(this::handle);
    }

    private ServerWords handle(Server server) {
        return new ServerHandle(server, session, tests);
    }

    private ClusterWords handle(Cluster cluster) {
        return clusters.computeIfAbsent(cluster, one -> new ClusterHandle(one, this::handle, session::resources,
                session.timeouts()));
    }

    @Override
    public Toolbox getToolbox() {
        return toolbox;
    }

    @Override
    public ServerWords instance(String name) {
        return server(name).orElseGet(() -> instance(Map.of(), name));
    }

    @Override
    public ServerWords instance(Map<String, ?> settings, String name) {
        return handle(session.define(InstanceSettings.spec(name, settings)));
    }

    @Override
    public ClusterWords cluster(Closure<?> block) {
        return cluster("cluster" + (session.clusters().size() + 1), block);
    }

    @Override
    public ClusterWords cluster(String name, Closure<?> block) {
        ClusterSettings settings = new ClusterSettings(name);
        Closure<?> own = (Closure<?>) block.clone();
        own.setDelegate(settings);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        own.call();
        return handle(session.define(settings.spec()));
    }

    @Override
    public List<ServerWords> getInstances() {
        return session.servers().stream().map(this::handle).toList();
    }

    @Override
    public <W extends Focusable<W>> W focus(W target) {
        if (target == null) {
            throw new ConfigException("'focus' needs a server or a cluster; for example: focus db1");
        }
        Optional<Focus> wanted = target instanceof ClusterWords
                ? Optional.ofNullable(session.clusters().get(target.getName())).map(Focus::on)
                : session.find(target.getName()).map(Focus::on);
        session.focus(wanted.orElseThrow(() -> new ConfigException(target.getName()
                + " does not belong to this session")));
        return target;
    }

    @Override
    public Focusable<?> getFocus() {
        Focus focus = session.focus();
        return focus.cluster().<Focusable<?>>map(this::handle).or(() -> focus.own().map(this::handle))
                .orElseThrow(Words::nothingYet);
    }

    @Override
    public ServerWords focusedServer() {
        return handle(session.focus().server().orElseThrow(Words::nothingYet));
    }

    private static ConfigException nothingYet() {
        return new ConfigException("no server is defined yet; begin with instance('db1').start()");
    }

    @Override
    public ServerWords attach(long pid) {
        return attach(Map.of(), pid);
    }

    @Override
    public ServerWords attach(String endpoint) {
        return attach(Map.of(), endpoint);
    }

    @Override
    public ServerWords attach(Map<String, ?> settings, long pid) {
        return handle(session.attach(AttachSettings.byPid(pid, settings)));
    }

    @Override
    public ServerWords attach(Map<String, ?> settings, String endpoint) {
        return handle(session.attach(AttachSettings.byEndpoint(endpoint, settings)));
    }

    @Override
    public void test(String name, Closure<?> body) {
        test(Map.of(), name, body);
    }

    @Override
    public void test(Map<String, ?> settings, String name, Closure<?> body) {
        tests.test(settings, name, body);
    }

    @Override
    public Object within(Duration timeout, Closure<?> block) {
        return session.timeouts().watched("the block of within to hold", timeout, deadline ->
                Eventually.holds(block, deadline));
    }

    @Override
    public HostLoad getHostLoad() {
        return HostLoad.now();
    }

    @Override
    public String bundle() {
        return SupportBundle.of(session, lab.directory(), SupportBundle.place()).toString();
    }

    @Override
    public String bundle(Map<String, ?> settings) {
        if (settings.size() != 1 || !(settings.get("to") instanceof CharSequence file)) {
            throw new ConfigException(
                    "'bundle' knows the setting to:, a file; for example: bundle(to: 'incident.zip')");
        }
        return SupportBundle.of(session, lab.directory(), Path.of(file.toString()).toAbsolutePath()).toString();
    }

    @Override
    public void allowLog(String... rules) {
        for (String rule : rules) {
            session.expectLines(session.expectedLines().allow(rule));
        }
    }

    @Override
    public void allowLog(Pattern pattern) {
        session.expectLines(session.expectedLines().allow(pattern));
    }

    @Override
    public void cleanup(Closure<?> block) {
        tests.cleanup(block::call);
    }

    /** The end of the script's own code: a failure point that was left behind outside of any test is a failure, too. */
    public void checkLeaks() {
        tests.checkLeaks();
    }

    @Override
    public void sleep(Duration time) {
        if (time == null) {
            throw new ConfigException("'sleep' needs a duration; for example: sleep(500.ms)");
        }
        Deadline end = session.timeouts().clamp(time);
        Await.pause(end.limit());
        if (end.limit().compareTo(time) < 0) {
            throw new DeadlineExceededException("sleep(" + Durations.text(time) + ") to end", end.limit(), "");
        }
    }

    @Override
    public void sleep(long millis) {
        sleep(Duration.ofMillis(millis));
    }

    @Override
    public void requires(String what) {
        switch (what) {
            case "real" -> requireReal();
            case "stand-in" -> requireStandIn();
            case "failpoints" -> requireFailurePoints();
            default -> throw new ConfigException("requires '" + what + "': unknown ability"
                    + Suggestion.hint(what, List.of("real", "stand-in", "failpoints")));
        }
    }

    private void requireReal() {
        if (lab.binaries().arangod().standIn()) {
            throw new SkippedException("needs a real ArangoDB; " + lab.binaries().arangod().origin());
        }
    }

    private void requireStandIn() {
        if (!lab.binaries().arangod().standIn()) {
            throw new SkippedException("needs the stand-in; in use: " + lab.binaries().arangod());
        }
    }

    private void requireFailurePoints() {
        Instance server = session.focus().server().filter(Server::alive).map(s -> s.own("requires 'failpoints'"))
                .orElseThrow(() ->
                new ConfigException("requires 'failpoints' asks the focused server, and none runs; begin with "
                        + "instance('db1').start()"));
        if (!server.failurePoints().available()) {
            throw new SkippedException("needs failure points; " + server.name() + " runs " + server.binary()
                    + ", which was built without them");
        }
    }
}

package org.arangolab.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.arangolab.LabException;
import org.arangolab.cluster.Cluster;
import org.arangolab.cluster.ClusterSpec;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.event.EventBus;
import org.arangolab.event.Journal;
import org.arangolab.event.LabEvent;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.FailurePointCatalogs;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceContext;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.OptionCatalogs;
import org.arangolab.instance.health.HealthChecker;
import org.arangolab.monitor.Sampler;
import org.arangolab.net.PortPool;
import org.arangolab.process.Custody;
import org.arangolab.process.RunMark;
import org.arangolab.process.Spawner;
import org.arangolab.time.Deadline;
import org.arangolab.time.Ticker;
import org.arangolab.time.TimeoutManager;
import org.arangolab.tools.ToolContext;
import org.arangolab.tools.ToolRunner;

/**
 * One run: its directory, its journal, its ports, its processes. The one object to embed from Java:
 *
 * <pre>{@code
 * try (Lab lab = Lab.open(LabOptions.defaults()); Session session = lab.session("")) {
 *     Instance db1 = session.define(InstanceSpec.named("db1").build());
 *     db1.start().waitUntilReady(Duration.ofSeconds(30));
 * }
 * }</pre>
 *
 * <p>However it ends, closing it ends every process that it started; a JVM that exits without closing it closes it
 * then. Thread-safe.
 */
public final class Lab implements AutoCloseable {
    private static final int TOOLS_AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();

    private final LabOptions options;
    private final Workspace workspace;
    private final Binaries binaries;
    private final EventBus events = new EventBus();
    private final Manifest manifest;
    private final Spawner spawner;
    private final HealthChecker health = new HealthChecker(events);
    private final Sampler sampler = new Sampler(events);
    private final Diagnostics diagnostics;
    private final Semaphore toolSlots = new Semaphore(TOOLS_AT_ONCE);
    private final OptionCatalogs catalogs;
    private final FailurePointCatalogs failurePoints;
    private final PortPool ports;
    private final Journal journal;
    private final Deadline limit;
    private final Instant openedAt = Instant.now();
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private Session own;
    private boolean closed;
    /** Whether its directory holds evidence for somebody who was not there: the tests'. */
    private volatile boolean tested;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Thread hook = new Thread(this::closeAtExit, "lab exit");

    private Lab(LabOptions options, Workspace workspace, Manifest manifest) {
        this.options = options;
        this.binaries = new Binaries(options.arangodb(), options.standIn(), System.getenv());
        this.workspace = workspace;
        this.manifest = manifest;
        Path leases = runs(options).resolve("ports");
        this.spawner = new Spawner(new Custody(
                new RunMark(workspace.name(), workspace.root(), leases, Manifest.word(options.keep())), manifest));
        this.diagnostics = new Diagnostics(spawner, () -> workspace.directory("findings"),
                System.getenv().getOrDefault("PATH", ""));
        this.catalogs = new OptionCatalogs(spawner, Caches.directory().resolve("options"));
        this.failurePoints = new FailurePointCatalogs(spawner, Caches.directory().resolve("failure-points"));
        this.ports = new PortPool(leases, workspace.name());
        this.journal = new Journal(workspace.file("journal.jsonl"), Ticker.SYSTEM);
        this.limit = Deadline.in(options.limit());
    }

    private static Path runs(LabOptions options) {
        return options.runs().toAbsolutePath().normalize();
    }

    /** Opens a run with what is found on this machine. */
    public static Lab open() {
        return open(LabOptions.defaults());
    }

    /**
     * Opens a run, and clears away what labs before it have left that were killed.
     *
     * @throws org.arangolab.LabFailureException when its directory cannot be made
     */
    public static Lab open(LabOptions options) {
        Workspace draft = Workspace.draft(options.runs(), Sweep.owner(Sweep.self()));
        Closer undo = new Closer();
        undo.register(draft::remove);
        try {
            Manifest manifest = new Manifest(draft, draft.name(), Sweep.self(), options.keep());
            undo.register(manifest::close);
            Workspace workspace = draft.publish();
            undo.register(workspace::remove);
            Lab lab = new Lab(options, workspace, manifest);
            lab.begin();
            return lab;
        } catch (RuntimeException e) {
            undo.register(() -> {
                throw e;
            });
            undo.close();
            throw e;
        }
    }

    private void begin() {
        events.listen(journal);
        events.listen(this::writeDown);
        events.listen(sampler);
        events.emit(new LabEvent.LabOpened(workspace.root(), describeBinaries()));
        sweep();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void writeDown(LabEvent event) {
        if (event instanceof LabEvent.InstanceStarted start) {
            manifest.server(start.pid(), start.subject(), start.endpoint());
        } else if (event instanceof LabEvent.TestStarted) {
            tested = true;
            manifest.evidence();
        }
    }

    /** What cannot be cleared away is no reason not to begin. */
    private void sweep() {
        try {
            new Sweep(options.runs()).atStart()
                    .forEach(result -> events.emit(new LabEvent.Note("sweep", result.toString())));
        } catch (LabException e) {
            events.emit(new LabEvent.Note("sweep", e.getMessage()));
        }
    }

    private String describeBinaries() {
        return options.standIn() ? "stand-in" : options.arangodb().map(Path::toString).orElse("as found");
    }

    /** The run's directory. */
    public Path directory() {
        return workspace.root();
    }

    /** Defines a server in the lab's own session; ended with the lab. */
    public Instance instance(InstanceSpec spec) {
        return own().define(spec);
    }

    /**
     * Defines a cluster in the lab's own session, {@code cluster(spec -> spec.agents(3).dbservers(3))}; ended with the
     * lab.
     */
    public Cluster cluster(Consumer<ClusterSpec.Builder> settings) {
        ClusterSpec.Builder spec = ClusterSpec.builder("cluster" + (own().clusters().size() + 1));
        settings.accept(spec);
        return own().define(spec.build());
    }

    private synchronized Session own() {
        if (own == null) {
            own = session("");
        }
        return own;
    }

    /** What happens in it, for listeners. */
    public EventBus events() {
        return events;
    }

    /** Which executables it uses. */
    public Binaries binaries() {
        return binaries;
    }

    /** What is known of the failure points of executables. */
    public FailurePointCatalogs failurePoints() {
        return failurePoints;
    }

    /**
     * The servers of one script. Their directories are {@code RUN/instances/NAME}, and
     * {@code RUN/FOLDER/instances/NAME} when a folder is given, for runs of many scripts.
     */
    public Session session(String folder) {
        Path base = Path.of(folder).resolve("instances");
        TimeoutManager timeouts = new TimeoutManager(limit);
        Session session = new Session(new InstanceContext(spawner, ports, events, timeouts,
                name -> workspace.directory(base.resolve(name).toString()),
                spec -> binaries.arangod(spec.binaries()), catalogs, failurePoints, health, Optional.of(diagnostics)),
                new ToolRunner(toolContext(Path.of(folder).resolve("tools"), timeouts)), sampler::recent);
        sessions.add(session);
        return session;
    }

    private ToolContext toolContext(Path base, TimeoutManager timeouts) {
        AtomicInteger number = new AtomicInteger();
        return new ToolContext(spawner, events, timeouts, tool -> workspace.directory(base.resolve(
                String.format("%03d-%s", number.incrementAndGet(), tool)).toString()), binaries::tool, catalogs,
                Map.of(), toolSlots, Optional.of(diagnostics));
    }

    /** Kills every process of the run without asking; nothing can be started after it. What waits for them goes on. */
    public void endProcesses() {
        spawner.close();
    }

    /** Something in it went wrong: its directory is worth keeping. */
    public void markFailed() {
        failed.set(true);
        manifest.evidence();
    }

    /** Whether the directory is there after closing. */
    public boolean keeps() {
        return sessions.stream().anyMatch(Session::keeps) || options.keep() == Keep.ALWAYS
                || options.keep() == Keep.ON_FAILURE && failed.get();
    }

    /**
     * Ends every session and every process, then removes or keeps the directory. A second call returns when the first
     * one is through, so that an exit of the JVM does not overtake the closing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Closer closer = new Closer();
        closer.register(manifest::close);
        closer.register(this::removeOrKeep);
        closer.register(journal::close);
        closer.register(() -> events.emit(new LabEvent.LabClosed(Duration.between(openedAt, Instant.now()))));
        closer.register(spawner::close);
        closer.register(health::close);
        closer.register(sampler::close);
        sessions.forEach(session -> closer.register(session::close));
        try {
            closer.close();
        } finally {
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is on its way out and runs the hook itself
        }
    }

    private void removeOrKeep() {
        if (keeps()) {
            manifest.remove(workspace.root());
        } else {
            workspace.remove();
        }
    }

    /**
     * The JVM exits, by a signal or by {@code System.exit}, with the lab open. For a run of tests that is an end worth
     * a look at the directory; a prompt whose terminal is gone was left by its user.
     */
    private void closeAtExit() {
        if (tested) {
            markFailed();
        }
        try {
            close();
        } catch (RuntimeException e) {
            System.err.println("arangolab: while closing: " + e.getMessage());
        }
    }
}

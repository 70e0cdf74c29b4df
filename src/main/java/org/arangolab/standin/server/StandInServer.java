package org.arangolab.standin.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.arangolab.standin.http.JettyServer;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.StandardHeaders;
import org.arangolab.standin.server.admin.AdminRoutes;
import org.arangolab.standin.server.admin.TlsRoutes;
import org.arangolab.standin.server.auth.Gate;
import org.arangolab.standin.server.auth.Secrets;
import org.arangolab.standin.server.auth.Tokens;
import org.arangolab.standin.server.faults.DebugRoutes;
import org.arangolab.standin.server.faults.ExecuteRoute;
import org.arangolab.standin.server.faults.Faults;
import org.arangolab.standin.server.faults.Interference;
import org.arangolab.standin.server.faults.Places;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.server.process.CrashHandler;
import org.arangolab.standin.server.process.DataDirectory;
import org.arangolab.standin.server.process.PidFile;
import org.arangolab.standin.server.process.Signals;

/**
 * One life of the server, from the greeting to the last line. {@link #run} blocks until the end and answers the exit
 * code. The thread that calls it starts and stops everything.
 */
public final class StandInServer {
    private static final List<String> TERMINATING = List.of("TERM", "INT");
    /** Names the failure points that are set from the start on. */
    private static final String FAIL_AT = "ARANGOLAB_STANDIN_FAILAT";

    private final Options options;
    private final DataApi.Opener opener;
    private final Consumer<Shutdown> ready;
    private final ServerLog log;
    private final ServerState state;
    private final Shutdown shutdown;
    private final Build build = Build.current();
    private final CrashHandler crashes;
    private final Faults faults;
    private final long pid = ProcessHandle.current().pid();

    /**
     * Opens the log and catches the signals.
     *
     * @param ready is called once, when everything answers
     * @throws RuntimeException when the log cannot be opened as the options say
     */
    public StandInServer(Options options, DataApi.Opener opener, Consumer<Shutdown> ready) {
        Instant start = Instant.now();
        this.options = options;
        this.opener = opener;
        this.ready = ready;
        this.log = ServerLog.open(options, start, pid);
        this.state = new ServerState(start);
        this.shutdown = new Shutdown(state, log);
        this.crashes = CrashHandler.install(log);
        this.faults = new Faults(log, crashes);
        for (String name : TERMINATING) {
            Signals.handle(name, () -> terminate("SIG" + name));
        }
        Signals.handle("HUP", this::hangUp);
    }

    private void terminate(String signal) {
        if (!faults.ignoresSignal()) {
            shutdown.signal(signal);
        }
    }

    /** Loads on a thread of its own what a start will need soon, so that a second core helps. */
    public static void warmUp() {
        JettyServer.warmUp();
        Json.object();
    }

    private void hangUp() {
        log.info("33eae", "hangup received, about to reopen logfile(s)");
        try {
            log.reopen();
            log.info("23db2", "hangup received, reopened logfile(s)");
        } catch (IOException e) {
            log.log(Level.ERROR, "general", "23db3", "hangup received, could not reopen logfile(s): " + e);
        }
    }

    /** Lives. */
    public ExitCode run() {
        log.info("e52b0", Version.greeting());
        log.info("57a1c", "this is the stand-in server of arangolab; it speaks a part of ArangoDB's interface");
        announceBuild();
        try {
            Listening listening = Listening.from(options);
            ServerRole role = ServerRole.of(options);
            try (DataDirectory directory = DataDirectory.open(options, pid, log)) {
                if (!upgradeOnly()) {
                    serve(directory, Identity.of(role, options, directory.path()), listening);
                }
            }
            log.info("4bcb9", "ArangoDB has been shut down");
            return faults.spoilsExit() ? ExitCode.FAILED : ExitCode.SUCCESS;
        } catch (StartException e) {
            log.fatal(e.id(), e.getMessage());
            return e.exit();
        } catch (IOException | RuntimeException e) {
            log.fatal("85b08", "error. cannot proceed. reason: " + e);
            return ExitCode.FAILED;
        }
    }

    private void announceBuild() {
        if (build.failureTests()) {
            log.warning("0458b", "\uD83E\uDD51 This is a maintainer version intended for debugging. "
                    + "DO NOT USE IN PRODUCTION!");
            faults.setAll(Optional.ofNullable(System.getenv(FAIL_AT)).orElse(""));
        }
    }

    private boolean upgradeOnly() {
        return options.flag("database.auto-upgrade") || options.touched("database.check-version")
                || options.touched("database.init-database");
    }

    private void serve(DataDirectory directory, Identity identity, Listening listening) throws IOException {
        state.enter(ServerState.Phase.START);
        PidFile pidFile = PidFile.write(options.given("pid-file"), pid);
        Secrets secrets = announceSecrets();
        Tokens tokens = new Tokens(secrets,
                Duration.ofMillis((long) (options.fraction("server.session-timeout") * 1000)), Clock.systemUTC());
        ServerContext context = new ServerContext(options, state, log, new Traffic(), pid, directory.serverId(),
                identity);
        try (DataApi data = opener.open(new DataApi.Setting(directory.path(), context, tokens, shutdown, faults))) {
            JettyServer http = http(data, context, listening, secrets, tokens);
            faults.hit(Places.STARTUP);
            listening.start(http, log);
            live(data);
            faults.hit(Places.SHUTDOWN);
            state.enter(ServerState.Phase.STOP);
            data.leave();
            faults.release();
            http.close();
        } finally {
            pidFile.close();
        }
        state.enter(ServerState.Phase.STOPPED);
    }

    private void live(DataApi data) {
        data.join();
        if (!state.stopping()) {
            announce();
        }
        shutdown.await();
    }

    private void announce() {
        state.enter(ServerState.Phase.WAIT);
        log.info("cf3f4", "ArangoDB (version " + Version.NUMBER + " stand-in [linux]) is ready for business. "
                + "Have fun!");
        ready.accept(shutdown);
    }

    private Secrets announceSecrets() {
        boolean authentication = options.flag("server.authentication");
        boolean systemOnly = options.flag("server.authentication-system-only");
        boolean unixSockets = options.flag("server.authentication-unix-sockets");
        log.log(Level.INFO, "authentication", "3844e", "Authentication is turned " + (authentication ? "on" : "off")
                + (authentication && systemOnly ? " (system only)" : "")
                + ", authentication for unix sockets is turned "
                + (unixSockets ? "on" : "off"));
        return secrets(authentication);
    }

    private JettyServer http(DataApi data, ServerContext context, Listening listening, Secrets secrets,
                             Tokens tokens) {
        Jobs jobs = new Jobs(background(), Clock.systemUTC());
        Routes routes = new Routes();
        new AdminRoutes(context, data.authenticator(), data::describe, shutdown)
                .register(routes, tokens, secrets, jobs);
        new TlsRoutes(listening.tls()).register(routes);
        data.register(routes);
        debug(routes);
        Gate gate = new Gate(data.authenticator(), tokens, new Gate.Demand(options.flag("server.authentication"),
                options.flag("server.authentication-system-only"),
                options.flag("server.authentication-unix-sockets")));
        Dispatcher dispatcher = new Dispatcher(routes, gate, context,
                new CrossOrigin(options.list("http.trusted-origin")), jobs);
        return listening.server(context.identity().role(), new Interference(faults, dispatcher,
                new StandardHeaders(options.flag("http.return-queue-time-header"))), gate::admits);
    }

    private void debug(Routes routes) {
        if (build.failureTests()) {
            new DebugRoutes(faults).register(routes);
        }
        if (options.flag("javascript.allow-admin-execute")) {
            new ExecuteRoute(crashes, build.failureTests()).register(routes);
        }
    }

    private Secrets secrets(boolean authentication) {
        Secrets secrets = Secrets.from(options);
        if (options.given("server.jwt-secret").isPresent()) {
            log.log(Level.WARNING, "authentication", "1aaae", "--server.jwt-secret is insecure. Use "
                    + "--server.jwt-secret-keyfile instead");
        }
        if (authentication && !Secrets.configured(options)) {
            log.log(Level.INFO, "authentication", "43396",
                    "Jwt secret not specified, generating a random one for this process");
        }
        return secrets;
    }

    private static Executor background() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "job");
            thread.setDaemon(true);
            return thread;
        });
    }
}

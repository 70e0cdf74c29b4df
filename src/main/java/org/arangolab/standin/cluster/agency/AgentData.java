package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.cluster.network.Peers;
import org.arangolab.standin.cluster.network.ServerToken;
import org.arangolab.standin.cluster.network.SuperuserOnly;
import org.arangolab.standin.cluster.supervision.Supervision;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.time.Ticker;

/** An agent: its part of the agency, in the directory {@code agency} of its data directory. */
public final class AgentData implements DataApi {
    private static final long EXPIRY_MILLIS = 250;

    private final ServerContext context;
    private final Consensus consensus;
    private final Agency agency;
    private final Peers peers;
    private final ReplicatedLog log;
    private final Observations observations;
    private final AgentStateRoutes stateRoutes;
    private final ScheduledExecutorService expiry = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "expiry");
        thread.setDaemon(true);
        return thread;
    });

    private AgentData(Setting setting) {
        this.context = setting.context();
        AgentSettings settings = AgentSettings.of(context.identity(), context.options());
        Path directory = setting.directory().resolve("agency");
        this.log = new ReplicatedLog(directory, settings.waitForSync());
        this.observations = new Observations(context.log());
        ReplicatedStore store = new ReplicatedStore(log, settings.compactionStep(), Clock.systemUTC(), observations);
        this.consensus = new Consensus(settings, new Pool(directory, settings), new Ballot(directory), store,
                context.log(), Ticker.SYSTEM);
        this.observations.tellWhile(() -> consensus.role() == Consensus.Role.LEADER);
        this.agency = new Agency(consensus);
        this.peers = new Peers(new ServerToken(setting.tokens(), settings.id(),
                context.options().flag("server.authentication")));
        this.stateRoutes = new AgentStateRoutes(consensus, context);
    }

    /** Opens what is there of an agent, or begins a new one. */
    public static AgentData open(Setting setting) {
        return new AgentData(setting);
    }

    @Override
    public void register(Routes routes) {
        new AgencyRoutes(agency).register(routes);
        stateRoutes.register(routes);
        new ConsensusRoutes(consensus).register(routes);
    }

    @Override
    public Authenticator authenticator() {
        return new SuperuserOnly(database -> database.equals("_system"));
    }

    /** Starts to look for the others and to vote; an agent is ready before there is a leader. */
    @Override
    public void join() {
        AgentThreads.start("gossip", new Gossip(consensus, peers, context.log()));
        AgentThreads.start("elections", new Elections(consensus, peers));
        if (context.options().flag("agency.supervision")) {
            AgentThreads.start("supervision", new Supervision(agency, context.options(), context.log()));
        }
        expiry.scheduleWithFixedDelay(this::expire, EXPIRY_MILLIS, EXPIRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void expire() {
        try {
            if (agency.serving()) {
                agency.expire();
            }
        } catch (NotServingException e) {
            // the next leader does it
        }
    }

    @Override
    public void describe(ObjectNode status) {
        stateRoutes.describe(status);
    }

    @Override
    public void leave() {
        expiry.shutdownNow();
        consensus.close();
    }

    @Override
    public void close() {
        consensus.close();
        observations.close();
        peers.close();
        log.close();
    }
}

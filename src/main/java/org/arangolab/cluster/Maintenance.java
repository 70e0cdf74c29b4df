package org.arangolab.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.arangolab.LabException;
import org.arangolab.client.JsonText;
import org.arangolab.client.Request;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Instance;

/**
 * The maintenance mode of a cluster: its supervision does not react to servers that are gone. It ends by itself after
 * an hour. Source: facts/server.md 4.3.
 */
public final class Maintenance {
    private static final Duration BEFORE_STOP = Duration.ofSeconds(20);

    private final Cluster cluster;
    private boolean on;

    Maintenance(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Switches it on; it is switched off at the end of the lab at the latest. */
    public synchronized void begin() {
        if (!on) {
            cluster.context().undo().accept(this::endIfOn);
            set("on");
            on = true;
        }
    }

    /** Switches it off. */
    public synchronized void end() {
        set("off");
        on = false;
    }

    private synchronized void endIfOn() {
        if (on && cluster.reachable().isPresent()) {
            end();
        }
    }

    /**
     * For a cluster that is to be stopped, which goes on whether this works or not: a coordinator tries for a minute to
     * reach an agency that is gone, and for two to see the supervision take notice.
     */
    void forStop() {
        if (cluster.agency().hasMajority()) {
            cluster.reachable().ifPresent(this::tryForStop);
        }
    }

    private void tryForStop(Instance coordinator) {
        try {
            coordinator.send(request("on"), BEFORE_STOP);
        } catch (LabException e) {
            cluster.context().events().emit(new LabEvent.Note(cluster.name(),
                    "stopped without maintenance: " + e.getMessage()));
        }
    }

    private void set(String mode) {
        cluster.context().timeouts().watched("maintenance to be " + mode, Duration.ofMinutes(3),
                deadline -> cluster.send(request(mode)).orThrow());
    }

    private static Request request(String mode) {
        return new Request("PUT", "/_admin/cluster/maintenance", Map.of(), Optional.of(JsonText.write(mode)));
    }

    @Override
    public String toString() {
        return "maintenance " + (on ? "on" : "off");
    }
}

package org.arangolab.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.arangolab.client.JsonText;
import org.arangolab.client.Request;

/**
 * The maintenance mode of a cluster: its supervision does not react to servers that are gone. It ends by itself after
 * an hour. Source: facts/server.md 4.3.
 */
public final class Maintenance {
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

    /** For a cluster that is to be stopped: whether it works or not is no matter then. */
    void forStop() {
        cluster.reachable().ifPresent(coordinator -> coordinator.send(request("on")));
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

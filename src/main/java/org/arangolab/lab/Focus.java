package org.arangolab.lab;

import java.util.Optional;
import org.arangolab.cluster.Cluster;
import org.arangolab.instance.Role;
import org.arangolab.instance.Server;

/**
 * What bare words mean: a server or a cluster, never both.
 *
 * @param own     the server, when it is one
 * @param cluster the cluster, when it is one
 */
public record Focus(Optional<Server> own, Optional<Cluster> cluster) {
    /** Nothing was defined yet. */
    public static final Focus NONE = new Focus(Optional.empty(), Optional.empty());

    /** On a server. */
    public static Focus on(Server server) {
        return new Focus(Optional.of(server), Optional.empty());
    }

    /** On a cluster. */
    public static Focus on(Cluster cluster) {
        return new Focus(Optional.empty(), Optional.of(cluster));
    }

    /** The server that answers for it: of a cluster the first coordinator that runs, else the first one. */
    public Optional<Server> server() {
        return own.or(() -> cluster.flatMap(all -> all.servers(Role.COORDINATOR).stream()
                .min((a, b) -> Boolean.compare(b.alive(), a.alive())).map(server -> server)));
    }
}

package org.arangolab.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.Protocol;
import org.arangolab.instance.Role;
import org.arangolab.instance.under.Under;

/**
 * What a cluster is to be. Immutable; made by {@link #builder}. The defaults are those of ArangoDB's own test framework
 * but for one more coordinator and DB-Server (facts/server.md 6.1).
 *
 * @param name           how it is called; its servers are {@code agent1} and so on, with the name before where that is
 *                       taken
 * @param counts         how many servers of each role
 * @param protocol       what all its servers speak
 * @param authentication whether they ask who their clients are
 * @param binaries       where the executables are, instead of the lab's choice
 * @param memory         what all of them together are to take for the machine's memory
 * @param under          what each server runs under; empty: by itself
 * @param common         options of every server
 * @param arguments      options of the servers of a role
 */
public record ClusterSpec(String name, Map<Role, Integer> counts, Protocol protocol, Authentication authentication,
                          Optional<Path> binaries, Optional<ByteSize> memory, Optional<Under> under,
                          Map<String, List<String>> common,
                          Map<Role, Map<String, List<String>>> arguments) {
    /** What of the memory of a cluster goes to the servers of a role, in percent (facts/server.md 6.1). */
    private static final Map<Role, Integer> SHARES = Map.of(Role.AGENT, 8, Role.DBSERVER, 69, Role.COORDINATOR, 23);
    private static final int HUNDRED = 100;

    /** Copies the collections. */
    public ClusterSpec {
        counts = Map.copyOf(counts);
        common = Map.copyOf(common);
        arguments = Map.copyOf(arguments);
    }

    /** How many servers of a role. */
    public int count(Role role) {
        return counts.get(role);
    }

    /** What one server of a role is to take for the machine's memory. */
    Optional<ByteSize> memory(Role role) {
        return memory.map(total -> new ByteSize(total.bytes() * SHARES.get(role) / HUNDRED / count(role)));
    }

    /** The options of a server of a role, those of the role last. */
    Map<String, List<String>> options(Role role) {
        Map<String, List<String>> all = new LinkedHashMap<>(common);
        all.putAll(arguments.getOrDefault(role, Map.of()));
        return all;
    }

    /** A cluster of this name with the defaults: three agents, three DB-Servers, two coordinators. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects what is wanted, then checks it all. */
    public static final class Builder {
        private final String name;
        private final Map<Role, Integer> counts = new EnumMap<>(Map.of(Role.AGENT, 3, Role.DBSERVER, 3,
                Role.COORDINATOR, 2));
        private final Map<String, List<String>> common = new LinkedHashMap<>();
        private final Map<Role, Map<String, List<String>>> arguments = new EnumMap<>(Role.class);
        private Protocol protocol = Protocol.TCP;
        private Authentication authentication = Authentication.NONE;
        private Path binaries;
        private ByteSize memory;
        private Under under;

        private Builder(String name) {
            this.name = name;
        }

        /** How many agents; an odd number, else one of them is of no use. */
        public Builder agents(int count) {
            counts.put(Role.AGENT, count);
            return this;
        }

        /** How many DB-Servers. */
        public Builder dbservers(int count) {
            counts.put(Role.DBSERVER, count);
            return this;
        }

        /** How many coordinators. */
        public Builder coordinators(int count) {
            counts.put(Role.COORDINATOR, count);
            return this;
        }

        /** What all its servers speak: tcp, ssl or h2. */
        public Builder protocol(Protocol value) {
            protocol = value;
            return this;
        }

        /** Whether they ask who their clients are: none or jwt. */
        public Builder authentication(Authentication value) {
            authentication = value;
            return this;
        }

        /** Where the executables are. */
        public Builder binaries(Path place) {
            binaries = place;
            return this;
        }

        /** What all of them together are to take for the machine's memory. */
        public Builder memory(ByteSize total) {
            memory = total;
            return this;
        }

        /** What each server runs under. */
        public Builder under(Under value) {
            under = value;
            return this;
        }

        /** Options of every server. */
        public Builder arguments(Map<String, List<String>> options) {
            common.putAll(options);
            return this;
        }

        /** Options of the servers of a role. */
        public Builder arguments(Role role, Map<String, List<String>> options) {
            arguments.computeIfAbsent(role, r -> new LinkedHashMap<>()).putAll(options);
            return this;
        }

        /**
         * The spec.
         *
         * @throws ConfigException with all mistakes
         */
        public ClusterSpec build() {
            List<String> mistakes = new ArrayList<>(InstanceSpec.nameMistakes(name));
            counts.forEach((role, count) -> {
                if (count < 1) {
                    mistakes.add("a cluster needs at least one " + role.word() + ", not " + count);
                }
            });
            if (authentication == Authentication.BASIC) {
                mistakes.add("auth basic: the servers of a cluster know each other by tokens; use auth jwt, which "
                        + "lets root log "
                        + "in with a password, too");
            }
            if (protocol == Protocol.UNIX || protocol == Protocol.VST) {
                mistakes.add("protocol " + protocol.word()
                        + ": the servers of a cluster speak tcp, ssl or h2 with each other");
            }
            if (arguments.containsKey(Role.SINGLE)) {
                mistakes.add("args single: there is no single server in a cluster");
            }
            if (!mistakes.isEmpty()) {
                throw new ConfigException("cluster '" + name + "'", mistakes);
            }
            return new ClusterSpec(name, counts, protocol, authentication, Optional.ofNullable(binaries),
                    Optional.ofNullable(memory), Optional.ofNullable(under), common, arguments);
        }
    }
}

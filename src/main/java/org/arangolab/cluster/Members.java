package org.arangolab.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.auth.SigningKey;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.JwtAlgorithm;
import org.arangolab.instance.Role;

/** The servers of a cluster. Defined in the order of their start, because each needs to know where the agents are. */
final class Members {
    /** What ArangoDB's own test framework gives (facts/server.md 6.1). */
    private static final Map<String, String> AGENCY = Map.of("agency.supervision", "true",
            "agency.supervision-grace-period",
            "10", "agency.supervision-frequency", "1");

    private final ClusterSpec spec;
    private final ClusterContext context;
    private final Optional<SigningKey> secret;
    private final List<Instance> servers = new CopyOnWriteArrayList<>();

    Members(ClusterSpec spec, ClusterContext context) {
        this.spec = spec;
        this.context = context;
        this.secret = spec.authentication() == Authentication.JWT ? Optional.of(JwtAlgorithm.HS256.newKey())
                : Optional.empty();
        List<String> mistakes = new ArrayList<>();
        for (Role role : List.of(Role.AGENT, Role.DBSERVER, Role.COORDINATOR)) {
            try {
                for (int i = 0; i < spec.count(role); i++) {
                    add(role);
                }
            } catch (ConfigException e) {
                e.mistakes().stream().map(mistake -> role.word() + ": " + mistake).forEach(mistakes::add);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException("cluster '" + spec.name() + "'", mistakes);
        }
        introduceAgents();
    }

    /** Defines one more server; it is not started. */
    Instance add(Role role) {
        InstanceSpec.Builder builder = InstanceSpec.named(freeName(role)).role(role).protocol(spec.protocol())
                .authentication(spec.authentication());
        secret.ifPresent(builder::jwtKey);
        spec.binaries().ifPresent(builder::binaries);
        spec.memory(role).ifPresent(builder::memory);
        spec.under().ifPresent(builder::under);
        options(role).forEach((name, values) -> builder.argument(name, values.toArray(String[]::new)));
        Instance server = context.define().apply(builder.build());
        servers.add(server);
        return server;
    }

    /** What a user gives wins. */
    private Map<String, List<String>> options(Role role) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        if (role == Role.AGENT) {
            AGENCY.forEach((name, value) -> options.put(name, List.of(value)));
            options.put("agency.size", List.of(String.valueOf(spec.count(Role.AGENT))));
        } else {
            options.put("cluster.agency-endpoint", endpoints(Role.AGENT));
        }
        options.putAll(spec.options(role));
        return options;
    }

    /** Each agent knows all of them, when all have their endpoints. */
    private void introduceAgents() {
        List<String> endpoints = endpoints(Role.AGENT);
        of(Role.AGENT).forEach(agent -> agent.configure(Map.of("agency.endpoint", endpoints)));
    }

    private List<String> endpoints(Role role) {
        return of(role).stream().map(server -> server.endpoint().reachable().toString()).toList();
    }

    private String freeName(Role role) {
        for (String before : List.of("", spec.name() + "_")) {
            String name = before + role.word() + (of(role).size() + 1);
            if (!context.taken().test(name)) {
                return name;
            }
        }
        return Stream.iterate(of(role).size() + 2, n -> n + 1).map(n -> spec.name() + "_" + role.word() + n)
                .filter(name -> !context.taken().test(name)).findFirst().orElseThrow();
    }

    void remove(Instance server) {
        servers.remove(server);
    }

    /** Those of a role, in order of their definition. */
    List<Instance> of(Role role) {
        return servers.stream().filter(server -> server.spec().role() == role).toList();
    }

    /** All, in the order of their start. */
    List<Instance> all() {
        List<Instance> all = new ArrayList<>(of(Role.AGENT));
        all.addAll(of(Role.DBSERVER));
        all.addAll(of(Role.COORDINATOR));
        return all;
    }

    Optional<SigningKey> secret() {
        return secret;
    }
}

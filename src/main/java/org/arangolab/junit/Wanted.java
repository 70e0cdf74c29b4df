package org.arangolab.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.cluster.Cluster;
import org.arangolab.cluster.ClusterSpec;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.lab.Lab;
import org.arangolab.lab.Session;

/**
 * What the annotations of a test class ask for, checked.
 *
 * @param instance a server alone, and how long its start may take
 * @param cluster  a cluster, likewise
 */
record Wanted(Optional<Timed<InstanceSpec>> instance, Optional<Timed<ClusterSpec>> cluster) {
    /** A spec with the limit of its start. */
    record Timed<S>(S spec, Duration limit) {
    }

    /**
     * From the annotations, those of superclasses included.
     *
     * @throws ConfigException with all mistakes of one annotation
     */
    static Wanted of(Class<?> testClass) {
        return new Wanted(Optional.ofNullable(testClass.getAnnotation(WithInstance.class)).map(Wanted::timed),
                Optional.ofNullable(testClass.getAnnotation(WithCluster.class)).map(Wanted::timed));
    }

    private static Timed<InstanceSpec> timed(WithInstance wanted) {
        InstanceSpec.Builder builder = InstanceSpec.named(wanted.name()).protocol(wanted.protocol())
                .authentication(wanted.authentication());
        options("@WithInstance", wanted.arguments()).forEach((name, values) ->
                builder.argument(name, values.toArray(String[]::new)));
        return new Timed<>(builder.build(), Duration.ofSeconds(wanted.timeoutSeconds()));
    }

    private static Timed<ClusterSpec> timed(WithCluster wanted) {
        ClusterSpec spec = ClusterSpec.builder(wanted.name()).agents(wanted.agents()).dbservers(wanted.dbservers())
                .coordinators(wanted.coordinators()).protocol(wanted.protocol()).authentication(wanted.authentication())
                .arguments(options("@WithCluster", wanted.arguments())).build();
        return new Timed<>(spec, Duration.ofSeconds(wanted.timeoutSeconds()));
    }

    /** {@code name=value} each; a name given again is one more value of it. */
    private static Map<String, List<String>> options(String annotation, String... arguments) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (String argument : arguments) {
            int end = argument.indexOf('=');
            if (end < 1 || argument.startsWith("-")) {
                mistakes.add("'" + argument + "' is no option; write it as name=value, without dashes");
            } else {
                options.computeIfAbsent(argument.substring(0, end), n -> new ArrayList<>())
                        .add(argument.substring(end + 1));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(annotation + " arguments", mistakes);
        }
        return options;
    }

    /** Starts them side by side, waits for them, and answers what a test may ask for: type → value. */
    Map<Class<?>, Object> start(Lab lab) {
        Session session = lab.session("");
        Map<Class<?>, Object> offers = new LinkedHashMap<>(Map.of(Lab.class, lab, Session.class, session));
        Optional<Instance> server = instance.map(wanted -> session.define(wanted.spec()).start());
        Optional<Cluster> servers = cluster.map(wanted -> session.define(wanted.spec()).start());
        server.ifPresent(one -> offers.put(Instance.class, one.waitUntilReady(instance.orElseThrow().limit())));
        servers.ifPresent(all -> offers.put(Cluster.class, all.waitUntilReady(cluster.orElseThrow().limit())));
        return offers;
    }
}

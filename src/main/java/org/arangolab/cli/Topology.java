package org.arangolab.cli;

import java.util.ArrayList;
import java.util.List;
import org.arangolab.ConfigException;
import org.arangolab.cluster.ClusterSpec;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.InstanceSpec;
import picocli.CommandLine.Option;

/** Which servers: one alone, or those of a cluster. */
final class Topology {
    @Option(names = "--single",
            description = "One server; so it is without --agents, --dbservers and --coordinators, too.")
    private boolean single;

    @Option(names = "--agents", paramLabel = "N", converter = CountText.class,
            description = "A cluster with N agents; default 3.")
    private Integer agents;

    @Option(names = "--dbservers", paramLabel = "N", converter = CountText.class,
            description = "A cluster with N DB-Servers; default 3.")
    private Integer dbservers;

    @Option(names = "--coordinators", paramLabel = "N", converter = CountText.class,
            description = "A cluster with N coordinators; default 2.")
    private Integer coordinators;

    @Option(names = "--jwt", description = "The servers ask for a token; one is in the environment file.")
    private boolean jwt;

    /** Whether it is a cluster. */
    boolean isCluster() {
        boolean counted = agents != null || dbservers != null || coordinators != null;
        if (single && counted) {
            List<String> given = new ArrayList<>();
            add(given, agents, "--agents");
            add(given, dbservers, "--dbservers");
            add(given, coordinators, "--coordinators");
            throw new ConfigException("--single excludes " + String.join(", ", given) + ": one server, or a cluster");
        }
        return counted;
    }

    private static void add(List<String> given, Integer count, String option) {
        if (count != null) {
            given.add(option);
        }
    }

    private Authentication authentication() {
        return jwt ? Authentication.JWT : Authentication.NONE;
    }

    InstanceSpec instance() {
        return InstanceSpec.named("db1").authentication(authentication()).build();
    }

    ClusterSpec cluster() {
        ClusterSpec.Builder builder = ClusterSpec.builder("cluster1").authentication(authentication());
        if (agents != null) {
            builder.agents(agents);
        }
        if (dbservers != null) {
            builder.dbservers(dbservers);
        }
        if (coordinators != null) {
            builder.coordinators(coordinators);
        }
        return builder.build();
    }
}

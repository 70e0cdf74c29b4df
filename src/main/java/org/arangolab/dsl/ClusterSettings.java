package org.arangolab.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.cluster.ClusterSpec;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Protocol;
import org.arangolab.instance.Role;
import org.arangolab.instance.under.Under;

/** The words of a block of {@code cluster}; each is a call: {@code agents 3}. All mistakes are told together. */
public final class ClusterSettings implements UnderWords {
    private static final List<String> COUNTS = List.of("agents", "dbservers", "coordinators");
    private static final List<String> NAMES = List.of("agents", "dbservers", "coordinators", "protocol", "auth",
            "binaries",
            "memory", "under", "args");

    private final ClusterSpec.Builder builder;
    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    ClusterSettings(String name) {
        this.name = name;
        this.builder = ClusterSpec.builder(name);
    }

    /** How many agents. */
    public void agents(int count) {
        builder.agents(count);
    }

    /** How many DB-Servers. */
    public void dbservers(int count) {
        builder.dbservers(count);
    }

    /** How many coordinators. */
    public void coordinators(int count) {
        builder.coordinators(count);
    }

    /** What all its servers speak: tcp, ssl or h2. */
    public void protocol(Object protocol) {
        noted(() -> builder.protocol(choice("protocol", protocol, Protocol.values(), Protocol::word)));
    }

    /** Whether the servers ask who their clients are: none or jwt. */
    public void auth(Object authentication) {
        noted(() -> builder.authentication(choice("auth", authentication, Authentication.values(),
                Authentication::word)));
    }

    /** Where the executables are. */
    public void binaries(Object place) {
        noted(() -> builder.binaries(InstanceSettings.path(place)));
    }

    /** What all servers together are to take for the machine's memory. */
    public void memory(Object size) {
        noted(() -> builder.memory(MemorySetting.of(size)));
    }

    /** What each server runs under: {@code under sanitizer(address, undefined)}. */
    public void under(Object what) {
        if (what instanceof Under known) {
            builder.under(known);
        } else {
            mistakes.add("under: expected sanitizer(address, undefined) or valgrind(), not "
                    + InstanceSettings.described(what));
        }
    }

    /** Options of all servers: {@code args 'log.level': 'debug'}. */
    public void args(Map<String, ?> options) {
        noted(() -> builder.arguments(InstanceSettings.options(options)));
    }

    /** Options of the servers of a role: {@code args dbserver, 'rocksdb.max-write-buffer-number': 2}. */
    public void args(Map<String, ?> options, Object role) {
        noted(() -> builder.arguments(choice("args", role, Role.values(), Role::word),
                InstanceSettings.options(options)));
    }

    /** A word that there is none of, or a count that is none. */
    public Object methodMissing(String word, Object arguments) {
        mistakes.add(COUNTS.contains(word)
                ? word + ": '" + Arrays.stream((Object[]) arguments).map(String::valueOf)
                .collect(Collectors.joining(", "))
                        + "' is no number; for example: " + word + " 3"
                : "unknown setting '" + word + "'" + Suggestion.hint(word, NAMES));
        return null;
    }

    ClusterSpec spec() {
        ClusterSpec[] spec = new ClusterSpec[1];
        noted(() -> spec[0] = builder.build());
        if (!mistakes.isEmpty()) {
            throw new ConfigException("cluster '" + name + "'", mistakes);
        }
        return spec[0];
    }

    private void noted(Runnable step) {
        try {
            step.run();
        } catch (ConfigException e) {
            mistakes.addAll(e.mistakes());
        }
    }

    private static <E extends Enum<E>> E choice(String setting, Object value, E[] values, Function<E, String> word) {
        return Arrays.stream(values).filter(v -> v == value || word.apply(v).equals(String.valueOf(value))).findFirst()
                .orElseThrow(() -> new ConfigException(setting + ": '" + value + "' is none of its values"
                        + Suggestion.hint(String.valueOf(value), Arrays.stream(values).map(word).toList())));
    }
}

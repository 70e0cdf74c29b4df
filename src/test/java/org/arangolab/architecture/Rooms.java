package org.arangolab.architecture;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The drawing of the design:
 *
 * <pre>
 * cli → repl, run → dsl, junit → lab → tools, cluster → instance, analyze → diagnose, monitor, client, log → process,
 * net,
 *     fs, auth → event, finding → time
 * </pre>
 *
 * <p>A room uses the rooms of lower layers. Rooms of one layer do not use each other; the bottom has one arrow of its
 * own, from {@code event} to {@code time}. The stand-in stands aside.
 */
final class Rooms {
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("time"), Set.of("event", "finding"), Set.of("process", "net", "fs", "auth"),
            Set.of("diagnose", "monitor", "client", "log"), Set.of("instance", "analyze"), Set.of("tools", "cluster"),
            Set.of("lab"),
            Set.of("dsl", "junit"), Set.of("repl", "run"), Set.of("cli"));
    private static final String STAND_IN = "standin";
    private static final Set<String> USED_BY_STAND_IN = Set.of("time", "net", "auth", "log");

    /**
     * The libraries that only some rooms, or packages of a room, may touch, by the beginning of the class's name. The
     * stand-in starts nothing but {@code kill} for itself: it may not use the room that starts processes, and Java has
     * no word for a signal to one's own process.
     */
    static final Map<String, Set<String>> LIBRARIES = libraries();

    private Rooms() {
    }

    /** Every room and which others it may use. */
    static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        Set<String> below = new LinkedHashSet<>();
        for (Set<String> layer : LAYERS) {
            layer.forEach(room -> arrows.put(room, Set.copyOf(below)));
            below.addAll(layer);
        }
        arrows.put(STAND_IN, USED_BY_STAND_IN);
        return arrows;
    }

    private static Map<String, Set<String>> libraries() {
        Map<String, Set<String>> users = new LinkedHashMap<>();
        users.put("org.jline.", Set.of("repl"));
        users.put("groovy.", Set.of("dsl", "run", "repl", "cli"));
        users.put("org.codehaus.groovy.", Set.of("dsl", "run", "repl", "cli"));
        users.put("org.apache.groovy.", Set.of("dsl", "run", "repl", "cli"));
        // makes certificates; before the general rule, which it is an exception of
        users.put("okhttp3.tls.", Set.of("auth"));
        users.put("okhttp3.", Set.of("client"));
        users.put("okio.", Set.of("client"));
        users.put("oshi.", Set.of("monitor"));
        users.put("picocli.", Set.of("cli"));
        users.put("org.junit.", Set.of("junit"));
        users.put("org.eclipse.jetty.", Set.of(STAND_IN));
        users.put("org.h2.", Set.of(STAND_IN));
        users.put("java.lang.ProcessBuilder", Set.of("process", STAND_IN + ".server.process"));
        return users;
    }
}

package org.arangolab.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.client.Request;
import org.arangolab.client.Response;

/**
 * How much a running server logs of each topic: {@code /_admin/log/level}, facts/server.md 4.
 *
 * @param server which
 */
public record LogLevels(Server server) {
    private static final String PATH = "/_admin/log/level";
    private static final List<String> LEVELS = List.of("fatal", "error", "warning", "info", "debug", "trace",
            "default");
    /** What arangod takes besides its topics. */
    private static final Set<String> ALL = Set.of("all");

    /** Topic → level, {@code INFO}. */
    public Map<String, String> now() {
        return levels(server.send(Request.of("GET", PATH)).orThrow());
    }

    private static Map<String, String> levels(Response answer) {
        Map<String, String> levels = new TreeMap<>();
        if (answer.json() instanceof Map<?, ?> map) {
            map.forEach((topic, level) -> levels.put(String.valueOf(topic), String.valueOf(level)));
        }
        return levels;
    }

    /**
     * Changes the levels of topics; {@code all} means all of them.
     *
     * @return those that were changed, as they were before
     * @throws ConfigException with all unknown topics and levels; nothing is changed then
     */
    public Map<String, String> change(Map<String, String> wanted) {
        Map<String, String> before = now();
        List<String> mistakes = new ArrayList<>();
        wanted.forEach((topic, level) -> {
            if (!before.containsKey(topic) && !ALL.contains(topic)) {
                mistakes.add("unknown topic '" + topic + "'" + Suggestion.hint(topic, List.copyOf(before.keySet())));
            }
            if (!LEVELS.contains(level.toLowerCase(Locale.ROOT))) {
                mistakes.add(topic + ": unknown level '" + level + "'" + Suggestion.hint(level, LEVELS));
            }
        });
        if (!mistakes.isEmpty()) {
            throw new ConfigException("log levels of " + server.name(), mistakes);
        }
        server.send(Request.json("PUT", PATH, wanted)).orThrow();
        before.keySet().removeIf(topic -> !wanted.containsKey(topic) && !wanted.containsKey("all"));
        return before;
    }

    /** Sets them back, when the server can still be asked. */
    public void restore(Map<String, String> before) {
        if (!before.isEmpty() && server.alive() && !server.suspended() && server.state() == InstanceState.RUNNING) {
            server.send(Request.json("PUT", PATH, before)).orThrow();
        }
    }
}

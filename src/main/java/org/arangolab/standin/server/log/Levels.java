package org.arangolab.standin.server.log;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The level of each topic, changeable while the server runs. Thread-safe. */
public final class Levels {
    private final Map<String, Level> current = new ConcurrentHashMap<>(Topics.defaults());
    private final Map<String, Level> start;

    /**
     * The defaults, then each definition in turn: {@code debug} for {@code general}, {@code topic=debug},
     * {@code all=debug}.
     *
     * @throws IllegalArgumentException when a definition names no topic or no level
     */
    public Levels(Iterable<String> definitions) {
        definitions.forEach(this::define);
        start = Map.copyOf(current);
    }

    /** Applies one definition. */
    public void define(String definition) {
        int equals = definition.indexOf('=');
        String topic = equals < 0 ? "general" : definition.substring(0, equals).strip();
        String word = definition.substring(equals + 1).strip();
        set(topic, Level.of(word).orElseThrow(() ->
                new IllegalArgumentException("strange log level '" + definition + "'")));
    }

    /** Sets one topic, or every topic by the name {@code all}. */
    public void set(String topic, Level level) {
        if (topic.equals("all")) {
            current.replaceAll((t, old) -> level);
        } else if (current.replace(topic, level) == null) {
            throw new IllegalArgumentException("strange topic '" + topic + "'");
        }
    }

    /** Back to what the command line said. */
    public void reset() {
        current.putAll(start);
    }

    /** Whether a line would be written. */
    boolean shows(String topic, Level level) {
        return level.within(current.getOrDefault(topic, Level.INFO));
    }

    /** All topics, by name. */
    public Map<String, Level> all() {
        return new TreeMap<>(current);
    }
}

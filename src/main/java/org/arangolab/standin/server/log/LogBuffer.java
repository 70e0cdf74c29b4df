package org.arangolab.standin.server.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines in memory, for {@code /_admin/log}. Thread-safe. */
public final class LogBuffer {
    private static final int CAPACITY = 2048;

    private final Deque<Kept> kept = new ArrayDeque<>();
    private long next;

    /**
     * One kept line.
     *
     * @param id      growing number
     * @param at      when
     * @param level   how important
     * @param topic   its topic
     * @param message the line as it was laid out
     */
    public record Kept(long id, Instant at, Level level, String topic, String message) {
    }

    synchronized void add(LogEntry entry, String line) {
        if (kept.size() == CAPACITY) {
            kept.removeFirst();
        }
        kept.addLast(new Kept(next++, entry.at(), entry.level(), entry.topic(), line));
    }

    /** What is kept now, oldest first. */
    public synchronized List<Kept> all() {
        return List.copyOf(kept);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        kept.clear();
    }
}

package org.arangolab.standin.server.log;

import java.time.Instant;

/**
 * One line before it is laid out.
 *
 * @param at      when
 * @param level   how important
 * @param topic   {@code general} and the like
 * @param id      five hex digits
 * @param message raw text, may hold line feeds
 * @param thread  number of the thread that logs
 * @param name    its name
 */
record LogEntry(Instant at, Level level, String topic, String id, String message, long thread, String name) {
    static LogEntry now(Level level, String topic, String id, String message) {
        Thread thread = Thread.currentThread();
        return new LogEntry(Instant.now(), level, topic, id, message, thread.getId(), thread.getName());
    }
}

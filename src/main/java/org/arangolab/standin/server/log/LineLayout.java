package org.arangolab.standin.server.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.arangolab.standin.http.Json;

/** Lays an entry out as one line, text or JSON. Source: facts/server.md 2.1. */
final class LineLayout {
    private static final char ROLE_SINGLE = 'S';

    private final LogSettings settings;

    LineLayout(LogSettings settings) {
        this.settings = settings;
    }

    /** The line without its line feed. */
    String line(LogEntry entry) {
        return settings.parts().json() ? json(entry) : text(entry);
    }

    private String text(LogEntry entry) {
        StringBuilder out = new StringBuilder(128);
        if (!settings.hostname().isEmpty()) {
            out.append(settings.hostname()).append(' ');
        }
        out.append(settings.time().format(entry.at(), settings.start())).append(' ');
        if (!settings.prefix().isEmpty()) {
            out.append(settings.prefix()).append(' ');
        }
        process(out, entry);
        if (settings.parts().role()) {
            out.append(ROLE_SINGLE).append(' ');
        }
        out.append(entry.level()).append(' ');
        if (settings.parts().ids()) {
            out.append('[').append(entry.id()).append("] ");
        }
        out.append('{').append(entry.topic()).append("} ");
        return settings.cut(out.append(settings.escapes().apply(entry.message())).toString());
    }

    private void process(StringBuilder out, LogEntry entry) {
        LogSettings.Parts parts = settings.parts();
        if (!parts.process() && !parts.thread() && !parts.threadName()) {
            return;
        }
        StringBuilder group = new StringBuilder();
        if (parts.process()) {
            group.append(settings.pid());
        }
        if (parts.thread()) {
            group.append(group.length() == 0 ? "" : "-").append(entry.thread());
        }
        if (parts.threadName()) {
            group.append(group.length() == 0 ? "" : "-").append(entry.name());
        }
        out.append('[').append(group).append("] ");
    }

    private String json(LogEntry entry) {
        LogSettings.Parts parts = settings.parts();
        ObjectNode line = Json.object();
        time(line, entry);
        if (!settings.prefix().isEmpty()) {
            line.put("prefix", settings.prefix());
        }
        if (parts.process()) {
            line.put("pid", settings.pid());
        }
        if (parts.thread()) {
            line.put("tid", entry.thread());
        }
        if (parts.threadName()) {
            line.put("thread", entry.name());
        }
        if (parts.role()) {
            line.put("role", String.valueOf(ROLE_SINGLE));
        }
        line.put("level", entry.level().name()).put("topic", entry.topic());
        if (parts.ids()) {
            line.put("id", entry.id());
        }
        if (!settings.hostname().isEmpty()) {
            line.put("hostname", settings.hostname());
        }
        line.put("message", settings.cut(entry.message()));
        return new String(Json.bytes(line), StandardCharsets.UTF_8);
    }

    private void time(ObjectNode line, LogEntry entry) {
        String time = settings.time().format(entry.at(), settings.start());
        if (settings.time().numeric()) {
            line.put("time", new BigDecimal(time));
        } else {
            line.put("time", time);
        }
    }
}

package org.arangolab.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lines of {@code --log.use-json-format}, also one that was cut: then what was there until the cut. */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {
    }

    /** The object that begins there; empty when it is no line of a server's log. */
    static Optional<LogLine> parse(String raw, int from) {
        Map<String, String> fields = fields(raw.substring(from));
        String topic = fields.getOrDefault("topic", LogLine.NO_TOPIC);
        Optional<LogLevel> level = level(fields.getOrDefault("level", ""));
        if (level.isEmpty() || !fields.containsKey("time") && !fields.containsKey("topic")) {
            return Optional.empty();
        }
        String pid = fields.getOrDefault("pid", "");
        return Optional.of(new LogLine(raw, fields.getOrDefault("time", ""),
                pid.matches("\\d{1,18}") ? Optional.of(Long.parseLong(pid)) : Optional.empty(),
                fields.getOrDefault("thread", fields.getOrDefault("tid", "")), level, fields.getOrDefault("id", ""),
                topic,
                fields.getOrDefault("message", "")));
    }

    private static Map<String, String> fields(String object) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(object)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isStructStart()) {
                    parser.skipChildren();
                } else {
                    fields.put(name, parser.getText());
                }
            }
        } catch (IOException e) {
            return fields; // cut, or no JSON from here on
        }
        return fields;
    }

    private static Optional<LogLevel> level(String name) {
        try {
            return Optional.of(LogLevel.valueOf(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

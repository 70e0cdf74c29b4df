package org.arangolab.log;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.ByteSize;

/** What a log consists of: which statements of the server wrote how much of it. In constant memory. */
final class LogCensus {
    /** There are a few thousand statements in all of ArangoDB; what has no id is told apart by level and topic. */
    private static final int MOST_KINDS = 10_000;
    private static final String REST = "anything else";

    private final Map<String, Share> shares = new HashMap<>();

    /** The part of one statement. */
    private static final class Share {
        private long lines;
        private long bytes;
    }

    void add(LogLine line) {
        String kind = kind(line);
        Share share = shares.computeIfAbsent(shares.size() < MOST_KINDS ? kind : REST, name -> new Share());
        share.lines++;
        share.bytes += line.raw().getBytes(StandardCharsets.UTF_8).length + 1L;
    }

    private static String kind(LogLine line) {
        String level = line.level().map(Enum::name).orElse("text");
        return (line.id().isEmpty() ? "" : "[" + line.id() + "] ") + level
                + (line.topic().isEmpty() ? "" : " {" + line.topic() + "}");
    }

    /** The largest parts: {@code 812 MiB in 4711 lines [a1b2c] DEBUG {requests}}. */
    List<String> largest(int count) {
        return shares.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Share> part) -> part.getValue().bytes).reversed())
                .limit(count)
                .map(part -> new ByteSize(part.getValue().bytes) + " in " + part.getValue().lines + " lines "
                        + part.getKey())
                .toList();
    }
}

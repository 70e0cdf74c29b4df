package org.arangolab.standin.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What went through the server since its start. Thread-safe. */
public final class Traffic {
    /** The methods that are counted by name; all others count as {@code OTHER}. */
    public static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    /** The name for the rest. */
    public static final String OTHER = "OTHER";
    private static final double NANOS = 1e9;

    private final Map<String, LongAdder> byMethod = new ConcurrentHashMap<>();
    private final Distribution seconds = new Distribution(0.01, 0.05, 0.1, 0.2, 0.5, 1, 5, 15, 30);
    private final Distribution received = new Distribution(250, 1000, 2000, 5000, 10000);
    private final Distribution sent = new Distribution(250, 1000, 2000, 5000, 10000);

    void count(String method, int bytesIn, int bytesOut, long nanos) {
        String name = METHODS.contains(method) ? method : OTHER;
        byMethod.computeIfAbsent(name, n -> new LongAdder()).increment();
        seconds.add(nanos / NANOS);
        received.add(bytesIn);
        sent.add(bytesOut);
    }

    /** Requests of one method. */
    public long requests(String method) {
        LongAdder adder = byMethod.get(method);
        return adder == null ? 0 : adder.sum();
    }

    /** Seconds from request to answer. */
    public Distribution seconds() {
        return seconds;
    }

    /** Bytes of request bodies. */
    public Distribution received() {
        return received;
    }

    /** Bytes of answers' bodies. */
    public Distribution sent() {
        return sent;
    }
}

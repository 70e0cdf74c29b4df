package org.arangolab.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What the servers of the transports' tests answer, whatever protocol they were asked in. */
final class Script {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final CountDownLatch release = new CountDownLatch(1);

    /** A request as a server sees it; {@code authorization} as HTTP spells it. */
    record Seen(String method, String path, String query, Map<String, String> headers, String authorization,
                byte[] body) {
    }

    /** An answer, or mischief. */
    record Reply(int status, Map<String, String> headers, byte[] body, boolean reset) {
        static Reply of(int status, String type, byte[] body) {
            return new Reply(status, Map.of("content-type", type, "x-served-by", "script"), body, false);
        }
    }

    int count(String path) {
        return counts.computeIfAbsent(path, p -> new AtomicInteger()).get();
    }

    /** Lets all that hang go on. */
    void release() {
        release.countDown();
    }

    Reply answer(Seen seen) {
        counts.computeIfAbsent(seen.path(), p -> new AtomicInteger()).incrementAndGet();
        String[] words = seen.path().substring(1).split("/");
        return switch (words[0]) {
            case "status" -> new Reply(Integer.parseInt(words[1]), Map.of("x-served-by", "script"), new byte[0], false);
            case "bytes" -> Reply.of(200, "application/octet-stream", bytes(Integer.parseInt(words[1])));
            case "text" -> Reply.of(200, "text/plain; charset=utf-8", "ein Grüß\n".getBytes(StandardCharsets.UTF_8));
            case "hang" -> hang(seen);
            case "reset" -> new Reply(200, Map.of(), new byte[100], true);
            default -> echo(seen);
        };
    }

    /** Bytes that are no text in any encoding. */
    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 >>> 3);
        }
        return bytes;
    }

    private Reply hang(Seen seen) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops: answer, whoever may listen
        }
        return echo(seen);
    }

    private static Reply echo(Seen seen) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("method", seen.method()).put("path", seen.path()).put("query", seen.query());
        answer.put("authorization", seen.authorization());
        answer.put("body", Base64.getEncoder().encodeToString(seen.body())).put("hash", Arrays.hashCode(seen.body()));
        ObjectNode headers = answer.putObject("headers");
        seen.headers().forEach(headers::put);
        try {
            return Reply.of(200, "application/json", JSON.writeValueAsBytes(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

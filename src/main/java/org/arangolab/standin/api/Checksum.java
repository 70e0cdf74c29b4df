package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.arangolab.standin.http.Json;

/**
 * A number over a collection's content, the same whatever the order of the documents: the sum of each one's hash. It is
 * not the number that ArangoDB computes.
 */
final class Checksum {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private final boolean revisions;
    private final boolean data;

    /**
     * Over all keys, and more.
     *
     * @param revisions whether revisions count
     * @param data      whether the other attributes count
     */
    Checksum(boolean revisions, boolean data) {
        this.revisions = revisions;
        this.data = data;
    }

    /** Unsigned decimal. */
    String of(Iterator<ObjectNode> documents) {
        long sum = 0;
        while (documents.hasNext()) {
            sum += hash(documents.next());
        }
        return Long.toUnsignedString(sum);
    }

    private long hash(ObjectNode document) {
        long hash = mix(OFFSET, document.path("_key").asText().getBytes(StandardCharsets.UTF_8));
        if (revisions) {
            hash = mix(hash, document.path("_rev").asText().getBytes(StandardCharsets.UTF_8));
        }
        if (data) {
            document.remove(List.of("_key", "_id", "_rev"));
            hash = mix(hash, Json.bytes(document));
        }
        return hash;
    }

    private static long mix(long start, byte[] bytes) {
        long hash = start;
        for (byte b : bytes) {
            hash = (hash ^ b) * PRIME;
        }
        return hash;
    }
}

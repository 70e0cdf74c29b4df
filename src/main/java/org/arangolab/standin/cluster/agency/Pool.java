package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.arangolab.standin.http.Json;

/**
 * The agents by id. Once it is complete it is kept on disk, and nobody new gets in; a member's endpoint may change.
 * Thread-safe.
 */
final class Pool {
    private final StableFile file;
    private final AgentSettings settings;
    /** Guarded by this. */
    private final Map<String, String> endpoints = new TreeMap<>();

    Pool(Path directory, AgentSettings settings) {
        this.file = new StableFile(directory.resolve("pool.json"));
        this.settings = settings;
        file.read().properties().forEach(entry -> endpoints.put(entry.getKey(), entry.getValue().asText()));
        learn(Json.object().put(settings.id(), settings.endpoint()));
    }

    /** Takes note of others; of the endpoint of this agent only it knows. Answers whether all of them belong here. */
    synchronized boolean learn(JsonNode others) {
        boolean welcome = true;
        boolean changed = false;
        for (Map.Entry<String, JsonNode> other : others.properties()) {
            boolean known = endpoints.containsKey(other.getKey());
            if (!known && endpoints.size() >= settings.size()) {
                welcome = false;
            } else {
                String endpoint = other.getKey().equals(settings.id()) ? settings.endpoint()
                        : other.getValue().asText();
                changed |= !endpoint.equals(endpoints.put(other.getKey(), endpoint));
            }
        }
        if (changed && complete()) {
            file.write(toJson());
        }
        return welcome;
    }

    synchronized boolean complete() {
        return endpoints.size() == settings.size();
    }

    synchronized Optional<String> endpoint(String id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    synchronized boolean contains(String id) {
        return endpoints.containsKey(id);
    }

    /** All but this agent. */
    synchronized Map<String, String> others() {
        Map<String, String> others = new TreeMap<>(endpoints);
        others.remove(settings.id());
        return others;
    }

    /** The first by id: whoever may want to lead first in a new agency. */
    synchronized boolean first() {
        return endpoints.keySet().iterator().next().equals(settings.id());
    }

    synchronized ObjectNode toJson() {
        ObjectNode json = Json.object();
        endpoints.forEach(json::put);
        return json;
    }
}

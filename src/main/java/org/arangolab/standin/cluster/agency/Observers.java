package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.arangolab.standin.http.Json;

/** The addresses that want to hear of changes, by the place that they watch. */
final class Observers {
    private final Map<String, Set<String>> urls = new TreeMap<>();

    Observers copy() {
        Observers copy = new Observers();
        urls.forEach((path, some) -> copy.urls.put(path, new TreeSet<>(some)));
        return copy;
    }

    /** Takes note when an operation is about observing. */
    void hear(Operation operation) {
        String path = operation.path().toString();
        String url = operation.argument().path("url").asText();
        if (operation.operator() == Operator.OBSERVE) {
            urls.computeIfAbsent(path, p -> new TreeSet<>()).add(url);
        } else if (operation.operator() == Operator.UNOBSERVE) {
            urls.computeIfPresent(path, (p, some) -> some.remove(url) && some.isEmpty() ? null : some);
        }
    }

    /** Who watches a place that the operations change, or one above or below it. */
    Collection<String> of(JsonNode operations) {
        Set<String> wanted = new TreeSet<>();
        urls.forEach((watched, some) -> {
            AgencyPath place = AgencyPath.of(watched);
            operations.properties().stream().map(entry -> AgencyPath.of(entry.getKey()))
                    .filter(changed -> place.covers(changed) || changed.covers(place))
                    .findFirst().ifPresent(changed -> wanted.addAll(some));
        });
        return wanted;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        urls.forEach((path, some) -> {
            ArrayNode array = json.putArray(path);
            some.forEach(array::add);
        });
        return json;
    }

    static Observers fromJson(JsonNode json) {
        Observers observers = new Observers();
        json.properties().forEach(entry -> {
            Set<String> some = new TreeSet<>();
            entry.getValue().forEach(url -> some.add(url.asText()));
            observers.urls.put(entry.getKey(), some);
        });
        return observers;
    }
}

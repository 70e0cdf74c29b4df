package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arangolab.standin.http.Json;

/**
 * The agency's values at one moment, with the moments at which some of them end. Used under the lock of its owner.
 */
public final class AgencyTree {
    private static final double MILLIS = 1000;

    private final ObjectNode root;
    /** Milliseconds since 1970. */
    private final Map<String, Long> ends = new TreeMap<>();
    private final Observers observers;

    /** An empty one. */
    public AgencyTree() {
        this(Json.object(), Map.of(), new Observers());
    }

    private AgencyTree(ObjectNode root, Map<String, Long> ends, Observers observers) {
        this.root = root;
        this.ends.putAll(ends);
        this.observers = observers;
    }

    AgencyTree copy() {
        return new AgencyTree(root.deepCopy(), ends, observers.copy());
    }

    /** The value at a place, not to be changed; missing for none. */
    public JsonNode find(AgencyPath path) {
        JsonNode at = root;
        for (String name : path.names()) {
            at = at.isObject() ? at.path(name) : MissingNode.getInstance();
        }
        return at;
    }

    /** The values at some places, each at its own place; of a way that ends early, what there is of it. */
    ObjectNode read(Collection<AgencyPath> paths) {
        ObjectNode found = Json.object();
        for (AgencyPath path : paths) {
            copy(path, found);
        }
        return found;
    }

    private void copy(AgencyPath path, ObjectNode target) {
        if (path.names().isEmpty()) {
            target.setAll(root.deepCopy());
            return;
        }
        JsonNode from = root;
        ObjectNode into = target;
        List<String> names = path.names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            from = from.path(name);
            if (i == names.size() - 1 || !from.isObject()) {
                if (!from.isMissingNode()) {
                    into.set(name, from.deepCopy());
                }
                return;
            }
            into = into.path(name).isObject() ? (ObjectNode) into.get(name) : into.putObject(name);
        }
    }

    boolean allows(List<Precondition> preconditions) {
        return preconditions.stream().allMatch(condition -> condition.holds(find(condition.path())));
    }

    /**
     * Does what a transaction wants.
     *
     * @param time when the leader accepted it, milliseconds since 1970: a time to live counts from here
     */
    public void apply(JsonNode operations, long time) {
        Operation.all(operations).forEach(operation -> apply(operation, time));
    }

    private void apply(Operation operation, long time) {
        AgencyPath path = operation.path();
        observers.hear(operation);
        JsonNode after = operation.operator().apply(find(path), operation.argument());
        if (after.isMissingNode()) {
            remove(path);
        } else {
            put(path, after.deepCopy());
        }
        if (operation.operator() == Operator.SET || operation.operator() == Operator.DELETE) {
            limit(path, operation.argument().path("ttl"), time);
        }
    }

    private void limit(AgencyPath path, JsonNode ttl, long time) {
        ends.keySet().removeIf(text -> path.covers(AgencyPath.of(text)));
        if (ttl.isNumber()) {
            ends.put(path.toString(), time + (long) (ttl.asDouble() * MILLIS));
        }
    }

    private void put(AgencyPath path, JsonNode value) {
        List<String> names = path.names();
        if (names.isEmpty()) {
            root.removeAll();
            value.properties().forEach(entry -> root.set(entry.getKey(), entry.getValue()));
            return;
        }
        ObjectNode at = root;
        for (String name : names.subList(0, names.size() - 1)) {
            at = at.path(name).isObject() ? (ObjectNode) at.get(name) : at.putObject(name);
        }
        at.set(names.get(names.size() - 1), value);
    }

    private void remove(AgencyPath path) {
        List<String> names = path.names();
        if (names.isEmpty()) {
            root.removeAll();
        } else if (find(new AgencyPath(names.subList(0, names.size() - 1))) instanceof ObjectNode parent) {
            parent.remove(names.get(names.size() - 1));
        }
    }

    /** The operations that remove what has lived long enough; empty for nothing. */
    ObjectNode expiry(long now) {
        ObjectNode operations = Json.object();
        ends.forEach((path, end) -> {
            if (end <= now) {
                Operation.delete(AgencyPath.of(path), operations);
            }
        });
        return operations;
    }

    /** Who wants to hear of a change. */
    Collection<String> observersOf(JsonNode operations) {
        return observers.of(operations);
    }

    /** All values; not to be changed. */
    public ObjectNode root() {
        return root;
    }

    /** Everything, for a snapshot. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.set("tree", root.deepCopy());
        ObjectNode moments = json.putObject("ends");
        ends.forEach(moments::put);
        json.set("observers", observers.toJson());
        return json;
    }

    /** From a snapshot. */
    public static AgencyTree fromJson(JsonNode json) {
        Map<String, Long> ends = new TreeMap<>();
        json.path("ends").properties().forEach(end -> ends.put(end.getKey(), end.getValue().asLong()));
        return new AgencyTree(json.path("tree").isObject() ? json.path("tree").deepCopy() : Json.object(), ends,
                Observers.fromJson(json.path("observers")));
    }
}

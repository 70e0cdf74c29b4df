package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.Json;

/**
 * A transaction in the making: what is to be done below {@code /arango}, and on which conditions. Used by one thread.
 */
public final class Change {
    private static final String ROOT = "/arango/";

    private final ObjectNode operations = Json.object();
    private final ObjectNode preconditions = Json.object();

    /** Sets a value, {@code Plan/Version}. */
    public Change set(String key, JsonNode value) {
        operations.putObject(ROOT + key).put("op", "set").set("new", value);
        return this;
    }

    /** Sets a text. */
    public Change set(String key, String value) {
        operations.putObject(ROOT + key).put("op", "set").put("new", value);
        return this;
    }

    /** Sets a text for some seconds. */
    public Change set(String key, String value, double ttl) {
        operations.putObject(ROOT + key).put("op", "set").put("new", value).put("ttl", ttl);
        return this;
    }

    /** Removes a value. */
    public Change delete(String key) {
        operations.putObject(ROOT + key).put("op", "delete");
        return this;
    }

    /** Adds one to a number. */
    public Change increment(String key) {
        operations.putObject(ROOT + key).put("op", "increment");
        return this;
    }

    /** Adds to a number. */
    public Change increment(String key, long step) {
        operations.putObject(ROOT + key).put("op", "increment").put("step", step);
        return this;
    }

    /** Appends to an array. */
    public Change push(String key, String value) {
        operations.putObject(ROOT + key).put("op", "push").put("new", value);
        return this;
    }

    /** Removes a text from an array. */
    public Change erase(String key, String value) {
        operations.putObject(ROOT + key).put("op", "erase").put("val", value);
        return this;
    }

    /** Only if this is the value; a missing one is never equal. */
    public Change ifSame(String key, JsonNode old) {
        preconditions.putObject(ROOT + key).set("old", old);
        return this;
    }

    /** Only if there is no value, or only if there is one. */
    public Change ifEmpty(String key, boolean empty) {
        preconditions.putObject(ROOT + key).put("oldEmpty", empty);
        return this;
    }

    /** Whether there is nothing to do. */
    public boolean empty() {
        return operations.isEmpty();
    }

    /** What is to be done. */
    public ObjectNode operations() {
        return operations;
    }

    /** On which conditions. */
    public ObjectNode preconditions() {
        return preconditions;
    }
}

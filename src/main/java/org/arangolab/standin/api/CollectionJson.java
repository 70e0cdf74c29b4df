package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.CollectionProperties;
import org.arangolab.standin.store.CollectionSpec;
import org.arangolab.standin.store.CollectionType;
import org.arangolab.standin.store.KeyOptions;
import org.arangolab.standin.store.Sharding;
import org.arangolab.standin.store.ShardingSpec;

/** How collections look in requests and answers (facts/server.md 5.1). */
final class CollectionJson {
    private static final int LOADED = 3;
    private static final int DUMP_VERSION = 8;
    private static final Set<String> STRATEGIES = Set.of("", Sharding.HASH, "community-compat", "enterprise-compat",
            "enterprise-smart-edge-compat", "enterprise-hash-smart-edge");

    private CollectionJson() {
    }

    /** The six keys that every answer about a collection has. */
    static ObjectNode basic(Collection collection) {
        CollectionProperties properties = collection.properties();
        return Json.object().put("id", properties.id()).put("name", properties.name()).put("status", LOADED)
                .put("type", properties.type().code()).put("isSystem", properties.system())
                .put("globallyUniqueId", properties.system() ? properties.name() : "hstandin/" + properties.id());
    }

    /** Everything, as creation and {@code properties} answer it. */
    static ObjectNode full(Collection collection) {
        CollectionProperties properties = collection.properties();
        ObjectNode json = basic(collection).put("statusString", "loaded").put("waitForSync", properties.waitForSync())
                .put("cacheEnabled", properties.cacheEnabled()).put("writeConcern", 1)
                .put("usesRevisionsAsDocumentIds", true).put("syncByRevision", true).put("isSmartChild", false)
                .put("internalValidatorType", 0);
        json.putNull("schema");
        json.putNull("computedValues");
        ObjectNode keyOptions = properties.keyOptions().toJson();
        collection.sharding().ifPresentOrElse(sharding -> add(sharding, json),
                () -> json.put("objectId", properties.id()));
        if (properties.keyOptions().type() != KeyOptions.Type.UUID && collection.sharding().isEmpty()) {
            keyOptions.put("lastValue", collection.lastKeyValue());
        }
        json.set("keyOptions", keyOptions);
        return json;
    }

    private static void add(Sharding sharding, ObjectNode json) {
        json.put("shardingStrategy", sharding.strategy()).put("numberOfShards", sharding.shards().size())
                .put("replicationFactor", sharding.replicationFactor()).put("writeConcern", sharding.writeConcern())
                .put("minReplicationFactor", sharding.writeConcern()).put("isSmart", false).put("isDisjoint", false);
        sharding.shardKeys().forEach(json.putArray("shardKeys")::add);
        if (!sharding.like().isEmpty()) {
            json.put("distributeShardsLike", sharding.like());
        }
    }

    /** As an inventory shows it, and a dump keeps it. Source: facts/client-tools.md 6. */
    static ObjectNode dumped(Collection collection) {
        ObjectNode json = full(collection).put("cid", collection.id()).put("planId", collection.id())
                .put("version", DUMP_VERSION).put("deleted", false);
        if (collection.sharding().isEmpty()) {
            json.put("isSmart", false).put("isDisjoint", false).put("numberOfShards", 1).put("replicationFactor", 1)
                    .put("minReplicationFactor", 1).put("shardingStrategy", "").putArray("shardKeys").add("_key");
        }
        return json;
    }

    /** What a creation asks for; 400/1208 without a name, 501 for what the stand-in would not do. */
    static CollectionSpec spec(ObjectNode body) {
        JsonNode name = body.path("name");
        if (!name.isTextual()) {
            throw new ArangoException(ErrorCode.ILLEGAL_NAME);
        }
        refuseRules(body);
        boolean system = Bodies.flag(body, "isSystem", false) && name.textValue().startsWith("_");
        return new CollectionSpec(name.textValue(), type(body.path("type")), system,
                Bodies.flag(body, "waitForSync", false), Bodies.flag(body, "cacheEnabled", false),
                KeyOptions.of(body.get("keyOptions")), sharding(body));
    }

    /** How a collection, or those of a graph, are to be spread; 400/10 for a strategy that nobody knows. */
    static ShardingSpec sharding(JsonNode body) {
        String strategy = body.path("shardingStrategy").asText(Sharding.HASH);
        if (!STRATEGIES.contains(strategy)) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "invalid sharding strategy '" + strategy + "'");
        }
        List<String> keys = new ArrayList<>();
        body.path("shardKeys").forEach(key -> keys.add(key.asText()));
        JsonNode concern = body.has("writeConcern") ? body.path("writeConcern") : body.path("minReplicationFactor");
        return new ShardingSpec(body.path("numberOfShards").asInt(1), body.path("replicationFactor").asInt(0),
                concern.asInt(0), keys.isEmpty() ? Sharding.BY_KEY : keys,
                body.path("distributeShardsLike").asText(""), strategy);
    }

    /** Throws 501 for rules that would change or refuse documents: they are not evaluated here. */
    static void refuseRules(ObjectNode body) {
        refuseRule(body, "schema");
        refuseRule(body, "computedValues");
    }

    private static void refuseRule(ObjectNode body, String name) {
        if (!body.path(name).isEmpty()) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED,
                    "the stand-in does not evaluate '" + name + "' and refuses it rather than ignore it");
        }
    }

    private static CollectionType type(JsonNode type) {
        if (type.isMissingNode() || type.isNull()) {
            return CollectionType.DOCUMENT;
        }
        return type.isTextual() && type.textValue().equals("edge") ? CollectionType.EDGE
                : CollectionType.of(type.asInt());
    }
}

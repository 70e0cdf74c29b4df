package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.AgencyTree;
import org.arangolab.standin.cluster.member.AgencyCache;

/** The planned databases and collections, read anew when the plan's version changes. Thread-safe. */
final class PlanCache {
    private static final AgencyPath PLAN = AgencyPath.of("/arango/Plan");

    private final AgencyCache cache;
    /** Guarded by this, as the fields below. */
    private JsonNode version;
    private Map<String, PlannedDatabase> databases = Map.of();

    /**
     * A database.
     *
     * @param id     decimal
     * @param byName its collections
     */
    record PlannedDatabase(String id, Map<String, ClusterCollection> byName) {
    }

    PlanCache(AgencyCache cache) {
        this.cache = cache;
    }

    /** All databases by name. */
    synchronized Map<String, PlannedDatabase> databases() {
        cache.look(tree -> {
            JsonNode now = tree.find(PLAN).path("Version");
            if (!now.equals(version)) {
                databases = read(tree);
                version = now;
            }
            return null;
        });
        return databases;
    }

    Optional<PlannedDatabase> database(String name) {
        return Optional.ofNullable(databases().get(name));
    }

    private static Map<String, PlannedDatabase> read(AgencyTree tree) {
        JsonNode plan = tree.find(PLAN);
        Map<String, PlannedDatabase> found = new TreeMap<>();
        plan.path("Databases").properties().forEach(entry -> found.put(entry.getKey(), new PlannedDatabase(
                entry.getValue().path("id").asText(), collections(entry.getKey(),
                plan.path("Collections").path(entry.getKey())))));
        return found;
    }

    private static Map<String, ClusterCollection> collections(String database, JsonNode plans) {
        Map<String, String> names = new HashMap<>();
        plans.properties().forEach(plan -> names.put(plan.getKey(), plan.getValue().path("name").asText()));
        Map<String, ClusterCollection> byName = new TreeMap<>();
        plans.forEach(plan -> {
            ClusterCollection collection = ClusterCollection.of(database, plan, names);
            byName.put(collection.name(), collection);
        });
        return byName;
    }
}

package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** One database: its collections by name. Thread-safe. */
public interface Database {
    /** Decimal id; {@code 1} is {@code _system}. */
    String id();

    /** Unique within the server. */
    String name();

    /** How its collections are spread when nobody says how; empty on a single server. */
    default Optional<ShardingSpec> defaultSharding() {
        return Optional.empty();
    }

    /** All collections by name. */
    List<Collection> collections();

    /** One collection by name or decimal id. */
    Optional<Collection> find(String nameOrId);

    /**
     * One collection by name or decimal id.
     *
     * @throws ArangoException 404/1203
     */
    default Collection collection(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> Collection.notFound(nameOrId));
    }

    /**
     * Makes a collection.
     *
     * @throws ArangoException 400/1208 for an illegal name, 409/1207 for a taken one
     */
    Collection create(CollectionSpec spec);

    /** Removes a collection with everything in it; waits for its writers. */
    void drop(Collection collection);

    /**
     * Gives a collection another name; its documents' {@code _id} follow.
     *
     * @throws ArangoException 400/1208 for an illegal name, 409/1207 for a taken one, 501 in a cluster
     */
    void rename(Collection collection, String newName);

    /** Changes what may be changed of a collection's properties. */
    void configure(Collection collection, boolean waitForSync, boolean cacheEnabled);

    /**
     * Adds an index and fills it, unless there is one like it.
     *
     * @return {@code wanted}, or the one that is there already
     * @throws ArangoException 409/1210 when documents violate it, 409/1207 when another index has its name; nothing is
     *         changed then
     */
    IndexDefinition ensureIndex(Collection collection, IndexDefinition wanted);

    /** Removes an index. */
    void dropIndex(Collection collection, IndexDefinition index);

    /** The definitions of all views, each with {@code id}, {@code name} and {@code type}. */
    List<ObjectNode> views();

    /** One view by name or decimal id. */
    default Optional<ObjectNode> view(String nameOrId) {
        return views().stream().filter(view -> view.path("name").asText().equals(nameOrId)
                || view.path("id").asText().equals(nameOrId)).findFirst();
    }

    /**
     * Keeps a new view.
     *
     * @throws ArangoException 400/1208 for an illegal name, 409/1207 for one that a collection or a view has
     */
    default void addView(ObjectNode view) {
        String name = view.path("name").asText();
        Names.checkCollection(name, false);
        if (find(name).isPresent() || view(name).isPresent()) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME);
        }
        putView(view);
    }

    /**
     * Gives a view another name.
     *
     * @throws ArangoException as {@link #addView}, 501 in a cluster
     */
    default void renameView(ObjectNode view, String newName) {
        if (!view.path("name").asText().equals(newName)) {
            addView(view.deepCopy().put("name", newName));
        }
    }

    /** Keeps a view in the place of the one with its id. */
    void putView(ObjectNode view);

    /** Forgets a view. */
    void removeView(ObjectNode view);
}

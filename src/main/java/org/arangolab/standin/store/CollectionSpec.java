package org.arangolab.standin.store;

/**
 * What a caller wants of a new collection.
 *
 * @param name         legal name
 * @param type         documents or edges
 * @param system       whether the name may, and must, begin with an underscore
 * @param waitForSync  whether each write waits for the disk
 * @param cacheEnabled stored and shown
 * @param keyOptions   how keys are made
 * @param sharding     how it is to be spread over a cluster; a single server shows no interest
 */
public record CollectionSpec(String name, CollectionType type, boolean system, boolean waitForSync,
                             boolean cacheEnabled, KeyOptions keyOptions, ShardingSpec sharding) {
    /** One that leaves its distribution to the server. */
    public CollectionSpec(String name, CollectionType type, boolean system, boolean waitForSync,
                          boolean cacheEnabled, KeyOptions keyOptions) {
        this(name, type, system, waitForSync, cacheEnabled, keyOptions, ShardingSpec.DEFAULT);
    }

    /** The same, otherwise spread. */
    public CollectionSpec spread(ShardingSpec other) {
        return new CollectionSpec(name, type, system, waitForSync, cacheEnabled, keyOptions, other);
    }

    /** A collection of documents with ArangoDB's defaults. */
    public static CollectionSpec documents(String name) {
        return new CollectionSpec(name, CollectionType.DOCUMENT, name.startsWith("_"), false, false,
                KeyOptions.DEFAULT);
    }

    /** A collection of edges with ArangoDB's defaults. */
    public static CollectionSpec edges(String name) {
        return new CollectionSpec(name, CollectionType.EDGE, name.startsWith("_"), false, false, KeyOptions.DEFAULT);
    }
}

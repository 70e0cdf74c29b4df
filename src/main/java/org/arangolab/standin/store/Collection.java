package org.arangolab.standin.store;

import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** One collection: its properties. The documents are reached through {@link Documents}. */
public interface Collection {
    /** Decimal id, never used twice. */
    default String id() {
        return properties().id();
    }

    /** The name of this moment. */
    default String name() {
        return properties().name();
    }

    /** What is stored of it now. */
    CollectionProperties properties();

    /** The largest number that a key was made of, 0 for none. */
    long lastKeyValue();

    /**
     * Makes keys only of larger numbers from now on, after a restore. In a cluster all numbers are larger than those of
     * before.
     */
    default void raiseLastKeyValue(long number) {
    }

    /** How it is spread over a cluster; empty on a single server. */
    default Optional<Sharding> sharding() {
        return Optional.empty();
    }

    /** An index by id or name. */
    default Optional<IndexDefinition> index(String idOrName) {
        return properties().indexes().stream()
                .filter(index -> index.id().equals(idOrName) || index.name().equals(idOrName)).findFirst();
    }

    /** 404/1203 with the name. */
    static ArangoException notFound(String name) {
        return new ArangoException(ErrorCode.DATA_SOURCE_NOT_FOUND,
                ErrorCode.DATA_SOURCE_NOT_FOUND.text() + ": " + name);
    }
}

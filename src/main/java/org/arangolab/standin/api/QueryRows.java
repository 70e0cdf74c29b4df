package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.OptionalLong;

/** The rows of a cursor as JSON bytes, and what is told about the query beside them. */
interface QueryRows extends AutoCloseable {
    /** The rows that were not taken yet. */
    Iterator<byte[]> rows();

    /** How many rows there are in all, when that is known. */
    OptionalLong count();

    /** Whether an earlier query computed them. */
    default boolean cached() {
        return false;
    }

    /** Whether {@link #extra} is complete before the last row. */
    boolean extraKnown();

    /** {@code extra}: statistics and warnings. */
    ObjectNode extra();

    /** The last row was taken: what the query did becomes final. Once. */
    void finish();

    /** Nobody wants more rows; what the query did and was not finished is undone. */
    @Override
    void close();
}

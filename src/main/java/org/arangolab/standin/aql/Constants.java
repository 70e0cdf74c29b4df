package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;

/** Evaluates what is constant while a query is parsed. */
final class Constants {
    private Constants() {
    }

    /** The value of an expression that {@link Expression#isConstant is constant}. */
    static JsonNode evaluate(Expression constant) {
        return constant.evaluate(new Execution(new NoData(), ExecutionOptions.DEFAULT, 0));
    }

    /** Constants read nothing, so that nothing of this is ever called. */
    private record NoData() implements QueryData {
        private static UnsupportedOperationException refuse() {
            return new UnsupportedOperationException("a constant expression reads no data");
        }

        @Override
        public String database() {
            throw refuse();
        }

        @Override
        public Optional<String> user() {
            throw refuse();
        }

        @Override
        public boolean exists(String collection) {
            throw refuse();
        }

        @Override
        public Iterator<ObjectNode> scan(String collection) {
            throw refuse();
        }

        @Override
        public long count(String collection) {
            throw refuse();
        }

        @Override
        public Optional<ObjectNode> find(String collection, String key) {
            throw refuse();
        }

        @Override
        public ObjectNode insert(String collection, ObjectNode document, InsertMode mode) {
            throw refuse();
        }

        @Override
        public Change update(String collection, String key, ObjectNode patch, UpdateMode mode) {
            throw refuse();
        }

        @Override
        public Change replace(String collection, String key, ObjectNode document, UpdateMode mode) {
            throw refuse();
        }

        @Override
        public ObjectNode remove(String collection, String key) {
            throw refuse();
        }
    }
}

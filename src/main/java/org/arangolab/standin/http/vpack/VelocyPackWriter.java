package org.arangolab.standin.http.vpack;

import com.arangodb.velocypack.VPackBuilder;
import com.arangodb.velocypack.ValueType;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;

/** JSON text to VelocyPack; integers stay integers up to 64 bits, all other numbers become doubles. */
final class VelocyPackWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int UNSIGNED_BITS = 64;

    private final VPackBuilder out = new VPackBuilder();
    private final JsonParser in;

    private VelocyPackWriter(JsonParser in) {
        this.in = in;
    }

    /** The JSON value as VelocyPack. Only for text that this server wrote. */
    static byte[] velocyPack(byte[] json) {
        try (JsonParser in = FACTORY.createParser(json)) {
            VelocyPackWriter writer = new VelocyPackWriter(in);
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                writer.token(token);
            }
            return writer.out.slice().toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("an answer that should be JSON is not: " + e.getMessage(), e);
        }
    }

    /** A value without a name, in arrays and at the top, has the name null; the builder knows that. */
    private void token(JsonToken token) throws IOException {
        String name = in.currentName();
        switch (token) {
            case START_OBJECT -> out.add(name, ValueType.OBJECT);
            case START_ARRAY -> out.add(name, ValueType.ARRAY);
            case END_OBJECT, END_ARRAY -> out.close();
            case VALUE_STRING -> out.add(name, in.getText());
            case VALUE_NUMBER_INT -> integer(name);
            case VALUE_NUMBER_FLOAT -> out.add(name, Double.valueOf(in.getDoubleValue()));
            case VALUE_TRUE, VALUE_FALSE -> out.add(name, Boolean.valueOf(token == JsonToken.VALUE_TRUE));
            case VALUE_NULL -> out.add(name, ValueType.NULL);
            default -> { } // the name of a member is read with its value
        }
    }

    private void integer(String name) throws IOException {
        if (in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            out.add(name, Long.valueOf(in.getLongValue()));
            return;
        }
        BigInteger value = in.getBigIntegerValue();
        if (value.signum() < 0 || value.bitLength() > UNSIGNED_BITS) {
            out.add(name, Double.valueOf(value.doubleValue()));
        } else {
            out.add(name, value, ValueType.UINT);
        }
    }
}

package org.arangolab.client;

import com.arangodb.velocypack.VPackBuilder;
import com.arangodb.velocypack.VPackSlice;
import com.arangodb.velocypack.ValueType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain values to VelocyPack and back by the official library alone. */
final class VelocyPackValues {
    private VelocyPackValues() {
    }

    static Object read(VPackSlice slice) {
        return switch (slice.getType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                slice.objectIterator().forEachRemaining(field -> map.put(field.getKey(), read(field.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                slice.arrayIterator().forEachRemaining(value -> list.add(read(value)));
                yield list;
            }
            case STRING -> slice.getAsString();
            case INT, SMALLINT -> slice.getAsLong();
            case UINT -> slice.getAsBigInteger();
            case DOUBLE -> slice.getAsDouble();
            case BOOL -> slice.getAsBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("unexpected " + slice.getType());
        };
    }

    static byte[] write(Object value) {
        VPackBuilder builder = new VPackBuilder();
        add(builder, null, value);
        return builder.slice().toByteArray();
    }

    private static void add(VPackBuilder builder, String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            builder.add(name, ValueType.OBJECT);
            map.forEach((key, v) -> add(builder, (String) key, v));
            builder.close();
        } else if (value instanceof List<?> list) {
            builder.add(name, ValueType.ARRAY);
            list.forEach(v -> add(builder, null, v));
            builder.close();
        } else if (value instanceof String text) {
            builder.add(name, text);
        } else if (value instanceof Boolean bool) {
            builder.add(name, bool);
        } else if (value instanceof Double number) {
            builder.add(name, number);
        } else if (value instanceof BigInteger number) {
            builder.add(name, number);
        } else if (value instanceof Number number) {
            builder.add(name, number.longValue());
        } else {
            builder.add(name, ValueType.NULL);
        }
    }
}

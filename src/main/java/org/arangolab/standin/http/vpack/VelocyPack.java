package org.arangolab.standin.http.vpack;

import com.arangodb.velocypack.VPackSlice;
import com.fasterxml.jackson.databind.JsonNode;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** ArangoDB's binary form of JSON. The library behind it is loaded when the first value comes. */
public final class VelocyPack {
    /** Its media type. */
    public static final String TYPE = "application/x-velocypack";

    private VelocyPack() {
    }

    /** Whether a {@code content-type} or {@code accept} header asks for it. */
    public static boolean named(String header) {
        return header != null && header.startsWith(TYPE);
    }

    /**
     * The value that begins at an offset, as JSON text.
     *
     * @throws ArangoException 400/600 when it is broken, or JSON cannot say it
     */
    public static byte[] toJson(byte[] bytes, int offset) {
        return VelocyPackReader.json(bytes, offset);
    }

    /** JSON text that this server wrote, as VelocyPack. */
    public static byte[] ofJson(byte[] json) {
        return VelocyPackWriter.velocyPack(json);
    }

    /** A value as VelocyPack. */
    public static byte[] of(JsonNode value) {
        return ofJson(Json.bytes(value));
    }

    /**
     * How many bytes the value at the front takes.
     *
     * @throws ArangoException 400/600 when that many are not there
     */
    public static int sizeOfFirst(byte[] bytes) {
        int size;
        try {
            size = new VPackSlice(bytes).getByteSize();
        } catch (IndexOutOfBoundsException e) {
            size = -1;
        }
        if (size <= 0 || size > bytes.length) {
            throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "VPackError error: Validator: not enough bytes");
        }
        return size;
    }
}

package org.arangolab.standin.http.vpack;

import com.arangodb.velocypack.VPackSlice;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** VelocyPack to JSON text. What JSON cannot say (dates, binary data, custom types) is refused, as ArangoDB does. */
final class VelocyPackReader {
    private static final int DEEPEST = 200;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private VelocyPackReader(JsonGenerator out) {
        this.out = out;
    }

    /**
     * The value that begins at an offset, as JSON.
     *
     * @throws ArangoException 400/600 when it is no such value
     */
    static byte[] json(byte[] bytes, int offset) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(Math.max(32, bytes.length - offset));
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            new VelocyPackReader(out).value(new VPackSlice(bytes, offset), 0);
        } catch (ArangoException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library does not validate: broken bytes make it fail with whatever they lead to.
            throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "VPackError error: " + e);
        }
        return text.toByteArray();
    }

    private void value(VPackSlice slice, int depth) throws IOException {
        switch (slice.getType()) {
            case ARRAY -> array(slice, depth);
            case OBJECT -> object(slice, depth);
            case STRING -> out.writeString(slice.getAsString());
            case INT, SMALLINT -> out.writeNumber(slice.getAsLong());
            case UINT -> out.writeNumber(slice.getAsBigInteger());
            case DOUBLE -> number(slice.getAsDouble());
            case BOOL -> out.writeBoolean(slice.getAsBoolean());
            case NULL -> out.writeNull();
            case TAGGED -> value(slice.value(), deeper(depth));
            default -> throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON,
                    "VPackError error: Type has no equivalent in JSON: " + slice.getType());
        }
    }

    /** JSON has neither infinity nor NaN; ArangoDB writes null. */
    private void number(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }

    private void array(VPackSlice slice, int depth) throws IOException {
        int inner = deeper(depth);
        out.writeStartArray();
        if (slice.getLength() > 0) {
            Iterator<VPackSlice> members = slice.arrayIterator();
            while (members.hasNext()) {
                value(members.next(), inner);
            }
        }
        out.writeEndArray();
    }

    private void object(VPackSlice slice, int depth) throws IOException {
        int inner = deeper(depth);
        out.writeStartObject();
        if (slice.getLength() > 0) {
            Iterator<Map.Entry<String, VPackSlice>> members = slice.objectIterator();
            while (members.hasNext()) {
                Map.Entry<String, VPackSlice> member = members.next();
                out.writeFieldName(member.getKey());
                value(member.getValue(), inner);
            }
        }
        out.writeEndObject();
    }

    private static int deeper(int depth) {
        if (depth >= DEEPEST) {
            throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "VPackError error: Nesting too deep");
        }
        return depth + 1;
    }
}

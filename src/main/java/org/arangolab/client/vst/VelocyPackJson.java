package org.arangolab.client.vst;

import com.arangodb.velocypack.ArrayIterator;
import com.arangodb.velocypack.ObjectIterator;
import com.arangodb.velocypack.VPackSlice;
import com.arangodb.velocypack.exception.VPackException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.arangolab.client.link.WrongProtocolException;

/** JSON to VelocyPack and back, event by event, without a tree in between. */
final class VelocyPackJson {
    private static final JsonFactory JSON = new JsonFactoryBuilder().rootValueSeparator("\n")
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

    private VelocyPackJson() {
    }

    /** One JSON value as VelocyPack; empty when the bytes are not one JSON value. */
    static Optional<byte[]> fromJson(byte[] json) throws IOException {
        VelocyPackWriter writer = new VelocyPackWriter();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            int depth = 0;
            do {
                depth += step(parser, writer);
            } while (depth > 0 && parser.nextToken() != null);
            return parser.nextToken() == null ? Optional.of(writer.bytes()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // not JSON, or none that VelocyPack can hold: it goes as it is
        }
    }

    /** Writes one event; answers how much deeper it led. */
    private static int step(JsonParser parser, VelocyPackWriter writer) throws IOException {
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT -> writer.openObject();
            case START_ARRAY -> writer.openArray();
            case END_OBJECT, END_ARRAY -> writer.close();
            case FIELD_NAME -> writer.key(parser.currentName());
            case VALUE_STRING -> writer.value(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser, writer);
            case VALUE_NUMBER_FLOAT -> writer.value(finite(parser));
            case VALUE_TRUE, VALUE_FALSE -> writer.value(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> writer.nullValue();
            default -> throw new IOException("unexpected " + token + " in JSON");
        }
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static double finite(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new JsonParseException(parser, "the number is too large for a double");
        }
        return value;
    }

    private static void integer(JsonParser parser, VelocyPackWriter writer) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            writer.value(parser.getBigIntegerValue());
        } else {
            writer.value(parser.getLongValue());
        }
    }

    /**
     * VelocyPack values, one after the other from a position to the end, as JSON; more than one are divided by line
     * ends.
     *
     * @throws WrongProtocolException when it is not VelocyPack
     */
    static byte[] toJson(byte[] pack, int from) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((pack.length - from) * 2);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            for (int position = from; position < pack.length;) {
                VPackSlice slice = new VPackSlice(pack, position);
                write(slice, json);
                position += slice.getByteSize();
            }
        } catch (VPackException | IndexOutOfBoundsException e) {
            throw new WrongProtocolException("a body is not VelocyPack: " + e.getMessage());
        }
        return bytes.toByteArray();
    }

    private static void write(VPackSlice slice, JsonGenerator json) throws IOException {
        switch (slice.getType()) {
            case ARRAY -> array(slice, json);
            case OBJECT -> object(slice, json);
            case STRING -> json.writeString(slice.getAsString());
            case INT, SMALLINT -> json.writeNumber(slice.getAsLong());
            case UINT -> json.writeNumber(slice.getAsBigInteger());
            case DOUBLE -> json.writeNumber(slice.getAsDouble());
            case BOOL -> json.writeBoolean(slice.getAsBoolean());
            case NULL, NONE -> json.writeNull();
            case UTC_DATE -> json.writeString(Instant.ofEpochMilli(slice.getAsDate().getTime()).toString());
            case BINARY -> json.writeBinary(slice.getAsBinary());
            default -> throw new WrongProtocolException("a value of VelocyPack's type " + slice.getType()
                    + " has no form in JSON");
        }
    }

    private static void array(VPackSlice slice, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (ArrayIterator values = new ArrayIterator(slice); values.hasNext();) {
            write(values.next(), json);
        }
        json.writeEndArray();
    }

    private static void object(VPackSlice slice, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (ObjectIterator fields = new ObjectIterator(slice); fields.hasNext();) {
            Map.Entry<String, VPackSlice> field = fields.next();
            json.writeFieldName(field.getKey());
            write(field.getValue(), json);
        }
        json.writeEndObject();
    }
}

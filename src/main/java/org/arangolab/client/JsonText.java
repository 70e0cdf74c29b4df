package org.arangolab.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.arangolab.ConfigException;

/** JSON as the plain maps, lists, texts and numbers that scripts work with. Thread-safe. */
public final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(CharSequence.class, ToStringSerializer.instance));

    private JsonText() {
    }

    /**
     * A value as UTF-8 bytes.
     *
     * @throws ConfigException when it has no form in JSON
     */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new ConfigException("a " + value.getClass().getName() + " cannot be written as JSON: "
                    + e.getOriginalMessage());
        }
    }

    /** What a request is to carry: texts and bytes as they are, anything else as JSON. */
    public static byte[] body(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        return value instanceof CharSequence text ? text.toString().getBytes(StandardCharsets.UTF_8) : write(value);
    }

    /** Bytes as a value; empty when they are not JSON. */
    public static Optional<Object> read(byte[] bytes) {
        try {
            return bytes.length == 0 ? Optional.empty() : Optional.ofNullable(MAPPER.readValue(bytes, Object.class));
        } catch (IOException e) {
            return Optional.empty(); // not JSON: the caller says what that means for it
        }
    }
}

package org.arangolab.standin.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.security.GeneralSecurityException;
import org.arangolab.standin.tools.ToolFailure;

/** What a masking does to a value; those that a Community build has. */
enum MaskingFunction {
    /** Another text of the same length or more, the same for the same text within a run. */
    RANDOM_STRING {
        @Override
        JsonNode mask(JsonNode value) {
            return value.isTextual() ? TextNode.valueOf(anonymous(value.textValue())) : value;
        }
    },
    /** Another value of the same type. */
    RANDOM {
        @Override
        JsonNode mask(JsonNode value) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            if (value.isTextual()) {
                return RANDOM_STRING.mask(value);
            }
            if (value.isBoolean()) {
                return BooleanNode.valueOf(random.nextBoolean());
            }
            if (value.isIntegralNumber()) {
                return IntNode.valueOf(random.nextInt(-1000, 1001));
            }
            return value.isNumber() ? DoubleNode.valueOf(random.nextInt(-1000, 1001) / 100.0) : value;
        }
    };

    private static final byte[] SALT = salt();

    abstract JsonNode mask(JsonNode value);

    static MaskingFunction of(String collection, String name) {
        return switch (name) {
            case "randomString" -> RANDOM_STRING;
            case "random" -> RANDOM;
            default -> throw new ToolFailure("cabd7", "maskings of collection '" + collection
                    + "': unknown masking type '" + name + "', a Community build has randomString and random");
        };
    }

    private static byte[] salt() {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        return salt;
    }

    private static String anonymous(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SALT, "HmacSHA256"));
            String hash = Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            return hash.repeat(text.length() / hash.length() + 1).substring(0, Math.max(text.length(), 1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows HmacSHA256", e);
        }
    }
}

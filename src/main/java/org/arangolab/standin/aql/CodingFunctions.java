package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** Hashes, encodings, JSON as text, and random texts. */
final class CodingFunctions {
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String UNRESERVED = "-_.!~*'()";

    private CodingFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "MD5" -> AqlFunction.of(name, 1, call -> digest(call, "MD5"));
            case "SHA1" -> AqlFunction.of(name, 1, call -> digest(call, "SHA-1"));
            case "SHA256" -> AqlFunction.of(name, 1, call -> digest(call, "SHA-256"));
            case "SHA512" -> AqlFunction.of(name, 1, call -> digest(call, "SHA-512"));
            case "CRC32" -> AqlFunction.of(name, 1, CodingFunctions::crc32);
            case "FNV64" -> AqlFunction.of(name, 1, CodingFunctions::fnv64);
            case "TO_BASE64" ->
                    AqlFunction.of(name, 1, call -> Text.node(Base64.getEncoder().encodeToString(utf8(call))));
            case "TO_HEX" -> AqlFunction.of(name, 1, call -> hex(utf8(call)));
            case "ENCODE_URI_COMPONENT" -> AqlFunction.of(name, 1, CodingFunctions::encodeUri);
            case "JSON_STRINGIFY" -> AqlFunction.of(name, 1, call -> Text.node(Text.json(call.value(0))));
            case "JSON_PARSE" -> AqlFunction.of(name, 1, CodingFunctions::parse);
            case "UUID" -> AqlFunction.of(name, 0, call -> Text.node(UUID.randomUUID().toString()));
            case "RANDOM_TOKEN" -> AqlFunction.of(name, 1, CodingFunctions::token);
            default -> null;
        });
    }

    private static byte[] utf8(Call call) {
        return call.text(0).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode hex(byte[] bytes) {
        return Text.node(HexFormat.of().formatHex(bytes));
    }

    private static JsonNode digest(Call call, String algorithm) {
        try {
            return hex(MessageDigest.getInstance(algorithm).digest(utf8(call)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static JsonNode crc32(Call call) {
        CRC32C crc = new CRC32C();
        crc.update(utf8(call));
        return Text.node(Long.toHexString(crc.getValue()));
    }

    private static JsonNode fnv64(Call call) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : utf8(call)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return Text.node(Long.toHexString(hash));
    }

    private static JsonNode encodeUri(Call call) {
        StringBuilder out = new StringBuilder();
        for (byte each : utf8(call)) {
            char c = (char) (each & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return Text.node(out.toString());
    }

    private static JsonNode parse(Call call) {
        if (!call.value(0).isTextual()) {
            return call.invalid();
        }
        try {
            return Json.parse(utf8(call));
        } catch (ArangoException e) {
            return call.invalid(); // not JSON: null and a warning, no error
        }
    }

    private static JsonNode token(Call call) {
        long length = call.integer(0);
        if (length < 0 || length > 65536) {
            throw QueryPhase.EXECUTING.errorFor(
                    ErrorCode.QUERY_FUNCTION_ARGUMENT_TYPE_MISMATCH, call.name());
        }
        SecureRandom random = new SecureRandom();
        StringBuilder token = new StringBuilder((int) length);
        for (int i = 0; i < length; i++) {
            token.append(TOKEN.charAt(random.nextInt(TOKEN.length())));
        }
        return Text.node(token.toString());
    }
}

package org.arangolab.standin.tools.vpack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.vpack.VelocyPack;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;

/** arangovpack: one value from JSON or VelocyPack to the other. Source: facts/client-tools.md 13. */
public final class VpackTool implements Tool {
    @Override
    public int run(ToolContext context) throws IOException {
        Options options = context.options();
        String input = options.text("input-file");
        byte[] bytes = input.isEmpty() || input.equals("-") ? context.in().readAllBytes()
                : Files.readAllBytes(context.path(input));
        try {
            write(context, written(options.text("output-type"), value(options.text("input-type"), bytes)));
            return ExitCode.SUCCESS.number();
        } catch (ArangoException | IllegalArgumentException e) {
            System.err.println("Invalid input: " + e.getMessage());
            return ExitCode.FAILED.number();
        }
    }

    private static JsonNode value(String type, byte[] bytes) {
        return switch (type) {
            case "json" -> Json.parse(bytes);
            case "json-hex" -> Json.parse(unhexed(bytes));
            case "vpack-hex" -> unpacked(unhexed(bytes));
            default -> unpacked(bytes);
        };
    }

    private static byte[] unhexed(byte[] text) {
        return HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII).replaceAll("\\s|0x|,", ""));
    }

    private static JsonNode unpacked(byte[] bytes) {
        if (bytes.length == 0 || VelocyPack.sizeOfFirst(bytes) != bytes.length) {
            throw new IllegalArgumentException("VPackError error: the input is not exactly one value");
        }
        return Json.parse(VelocyPack.toJson(bytes, 0));
    }

    private static byte[] written(String type, JsonNode value) {
        return switch (type) {
            case "json" -> line(value.toString());
            case "vpack" -> VelocyPack.of(value);
            case "vpack-hex" -> line(HexFormat.of().formatHex(VelocyPack.of(value)));
            default -> line(value.toPrettyString());
        };
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(ToolContext context, byte[] bytes) throws IOException {
        String output = context.options().text("output-file");
        if (output.isEmpty() || output.equals("+")) {
            context.out().write(bytes);
            return;
        }
        if (Files.isDirectory(context.path(output))) {
            throw new ToolFailure("a5c0c", "cannot write to '" + output + "': it is a directory");
        }
        Files.write(context.path(output), bytes);
    }
}

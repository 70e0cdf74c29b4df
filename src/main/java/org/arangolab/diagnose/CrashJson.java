package org.arangolab.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** A crash report for programs; texts that are empty are left out. */
final class CrashJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode node = JSON.createObjectNode();

    static String of(CrashReport report) {
        CrashJson json = new CrashJson();
        json.death(report.death());
        json.node.put("tookMillis", report.took().toMillis());
        json.text("signature", report.signature());
        json.text("assertion", report.assertion());
        json.text("keyFrame", report.keyFrame());
        json.text("core", report.core().file().map(Path::toString).orElse(""));
        json.text("coreNote", report.core().reason());
        json.text("noStacks", report.noStacks());
        json.list("sanitizers", report.sanitizers());
        json.list("crash", report.testimony().crash());
        json.list("log", report.lines());
        json.list("kernel", report.testimony().kernel());
        report.stacks().ifPresent(read -> json.node.set("stacks", JSON.valueToTree(read.json())));
        return json.written();
    }

    private void death(Death death) {
        node.put("server", death.server()).put("pid", death.pid()).put("at", death.at().toString())
                .put("livedMillis", death.lived().toMillis());
        text("exit", death.exit());
        text("doubt", death.doubt());
        text("build", death.build());
        text("command", death.command());
        text("replay", death.replay());
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private void list(String name, List<String> values) {
        node.set(name, JSON.valueToTree(values));
    }

    private String written() {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a crash report cannot be written as JSON", e);
        }
    }
}

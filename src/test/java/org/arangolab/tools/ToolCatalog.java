package org.arangolab.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.instance.OptionCatalog;
import org.arangolab.instance.OptionCatalogs;
import org.arangolab.process.Spawner;
import org.arangolab.time.TimeoutManager;

/** What an executable would tell of its options. */
final class ToolCatalog {
    private ToolCatalog() {
    }

    /** Asked of a script that prints this JSON, an object of option → facts, without its braces. */
    static OptionCatalog of(Path directory, String options) {
        try (Spawner spawner = new Spawner()) {
            Path tool = Files.writeString(directory.resolve("tool"), "#!/bin/sh\ncat <<'END'\n{" + options
                    + "}\nEND\n");
            if (!tool.toFile().setExecutable(true)) {
                throw new IllegalStateException(tool + " cannot be made executable");
            }
            return new OptionCatalogs(spawner, directory.resolve("cache"))
                    .ofTool(tool, TimeoutManager.unlimited());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One option: {@code "threads":{"type":"uint32"}}. */
    static String option(String name, String type) {
        return "\"" + name + "\":{\"type\":\"" + type + "\"}";
    }
}

package org.arangolab.standin.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.faults.Faults;
import org.arangolab.standin.server.options.HelpText;
import org.arangolab.standin.server.options.OptionDump;
import org.arangolab.standin.server.options.Options;

/** The switches that print something and end the process, before anything is touched. Source: facts/server.md 1.3. */
public final class InformationSwitch {
    private InformationSwitch() {
    }

    /** What the options ask to print, empty when they ask for a server. */
    public static Optional<String> text(Options options) {
        if (options.touched("version")) {
            return Optional.of(Version.text());
        }
        if (options.touched("version-json")) {
            return Optional.of(json(Version.json()) + "\n");
        }
        if (options.touched("dump-options")) {
            return Optional.of(OptionDump.of(options.table()).toPrettyString() + "\n");
        }
        if (options.touched("dump-failure-points")) {
            return Optional.of(Build.current().failureTests() ? Faults.table() : "");
        }
        if (options.touched("help") || options.touched("help-all")) {
            return Optional.of(HelpText.of(options.table(), options.touched("help-all")));
        }
        if (options.touched("dump-dependencies")) {
            return Optional.of("digraph dependencies {\n  DataDirectory -> Log;\n  Data -> DataDirectory;\n"
                    + "  Http -> Data;\n}\n");
        }
        return options.touched("check-configuration") ? Optional.of("") : Optional.empty();
    }

    private static String json(JsonNode node) {
        return new String(Json.bytes(node), StandardCharsets.UTF_8);
    }
}

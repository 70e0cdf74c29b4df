package org.arangolab.standin.tools.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.FirstContact;
import org.arangolab.standin.tools.http.HttpAnswer;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.SettingsReader;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;
import org.arangolab.time.Await;

/** arangobench. Source: facts/client-tools.md 10. */
public final class BenchTool implements Tool {
    private static final int CONFLICT = 409;
    private static final Duration DELAY = Duration.ofSeconds(10);

    @Override
    public int run(ToolContext context) throws IOException {
        BenchOptions options = BenchOptions.of(context);
        Optional<Path> json = context.options().given("json-report-file").map(context::path);
        if (json.filter(Files::exists).isPresent()) {
            throw new ToolFailure("f4ff3", "file already exists: '" + json.get() + "' - won't overwrite it");
        }
        ConnectionSettings settings = SettingsReader.read(context);
        prepare(context, settings, options);
        if (context.options().flag("delay")) {
            Await.pause(DELAY);
        }
        context.info("69091", "Running test case '" + options.testCase() + "': see --help");
        context.info("a6905", "executing tests...");
        BenchReport report = BenchReport.of(options, settings, runs(context, options, settings));
        report.print(context.out());
        if (json.isPresent()) {
            Files.write(json.get(), Json.bytes(report.toJson()));
        }
        Optional<Path> junit = context.options().given("junit-report-file").map(context::path);
        if (junit.isPresent()) {
            report.writeJunit(junit.get());
        }
        long failures = report.runs().stream().mapToLong(Run::failures).sum();
        if (failures > 0) {
            context.warning("a826b", failures + " arangobench request(s) failed!");
        }
        return failures > 0 ? ExitCode.FAILED.number() : ExitCode.SUCCESS.number();
    }

    private static List<Run> runs(ToolContext context, BenchOptions options, ConnectionSettings settings) {
        List<Run> runs = new ArrayList<>();
        long first = 0;
        for (int i = 0; i < options.runs(); i++) {
            Measurement measurement = new Measurement(context, options, settings, first);
            runs.add(measurement.run());
            first = measurement.nextNumber();
        }
        return runs;
    }

    private static void prepare(ToolContext context, ConnectionSettings settings, BenchOptions options) {
        Options all = context.options();
        if (all.flag("create-database") && !settings.database().equals("_system")) {
            try (ToolClient system = new ToolClient(settings.onDatabase("_system"), 0)) {
                create(system, new Target("/_api/database"), Json.object().put("name", settings.database()));
            } catch (ServerError | ConnectionLost e) {
                throw new ToolFailure("5da29", "cannot create database: " + e.getMessage());
            }
        }
        try (FirstContact contact = FirstContact.make(context, settings,
                new FirstContact.LineIds("2abc1", "55d7c"))) {
            if (TestCase.of(options.testCase()).usesCollection()) {
                collection(contact.client(), options);
            }
        } catch (ServerError | ConnectionLost e) {
            throw new ToolFailure("ee4c7", "test case failed to set up: " + e.getMessage());
        }
    }

    private static void collection(ToolClient client, BenchOptions options) {
        Options all = options.all();
        if (all.flag("create-collection")) {
            client.send("DELETE", Target.of("/_api/collection/", options.collection()));
            create(client, new Target("/_api/collection"), Json.object().put("name", options.collection())
                    .put("type", options.testCase().equals("edge") ? 3 : 2)
                    .put("waitForSync", all.flag("wait-for-sync"))
                    .put("numberOfShards", all.number("number-of-shards"))
                    .put("replicationFactor", all.number("replication-factor")));
        }
        if (options.testCase().equals("persistent-index")) {
            ObjectNode index = Json.object().put("type", "persistent");
            index.putArray("fields").add("value1");
            create(client, Target.of("/_api/index").with("collection", options.collection()), index);
        }
    }

    private static void create(ToolClient client, Target target, ObjectNode body) {
        HttpAnswer answer = client.send("POST", target, Json.bytes(body), Map.of("Content-Type", "application/json"));
        if (answer.status() != CONFLICT) {
            answer.orThrow();
        }
    }
}

package org.arangolab.dsl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.instance.Server;
import org.arangolab.monitor.Delta;
import org.arangolab.monitor.ResourceProbe;
import org.arangolab.monitor.ResourceSample;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;

/**
 * A call of arangobench. It writes down what it measured, percentiles too, when it can; and what the target's servers
 * used meanwhile is among its resources, a {@link Delta} for each under {@code servers}, when the lab knows their
 * processes.
 */
final class BenchCall extends ToolCall {
    BenchCall(Toolbox toolbox) {
        super(toolbox, Tool.ARANGOBENCH);
    }

    @Override
    ToolJob ready() {
        ToolJob job = super.ready();
        Collection<String> known = toolbox().runner().options(Tool.ARANGOBENCH);
        if (known.contains("json-report-file") && missing(job, "json-report-file")) {
            job = job.with("json-report-file", toolbox().runner().home("report").resolve("bench.json"));
        }
        return known.contains("histogram.generate") && missing(job, "histogram.generate")
                ? job.with("histogram.generate", true) : job;
    }

    @Override
    ToolResult execute(ToolJob wanted) {
        List<Server> servers = toolbox().servers(wanted.target());
        Map<String, ResourceSample> before = samples(servers);
        ToolResult result = super.execute(wanted);
        Map<String, Delta> used = new LinkedHashMap<>();
        samples(servers).forEach((name, after) -> Optional.ofNullable(before.get(name))
                .ifPresent(first -> used.put(name, new Delta(first, after))));
        return used.isEmpty() ? result : result.withResources(Map.of("servers", used));
    }

    private static Map<String, ResourceSample> samples(List<Server> servers) {
        Map<String, ResourceSample> samples = new LinkedHashMap<>();
        servers.forEach(server -> server.pid().flatMap(pid -> ResourceProbe.of(server.name(), pid).sample())
                .ifPresent(sample -> samples.put(server.name(), sample)));
        return samples;
    }
}

package org.arangolab.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.arangolab.analyze.Analysis;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.finding.Finding;
import org.arangolab.instance.Instance;

/**
 * What sanitizers and valgrind have reported of servers, and sanitizers of client tools. Guarded by its own monitor.
 */
final class Reports {
    private final EventBus events;
    private final Set<String> told = new HashSet<>();

    Reports(EventBus events) {
        this.events = events;
    }

    /** All of a server, of all its lives. */
    static List<Finding> of(Instance server) {
        return Stream.concat(server.reports().map(Reports::in).stream(), Stream.of(said(server)))
                .flatMap(List::stream).toList();
    }

    private static List<Finding> in(Path place) {
        return Files.exists(place) ? Analysis.findings(List.of(place.toString())) : List.of();
    }

    /** What sanitizers have written to standard error, whoever else writes there. */
    private static List<Finding> said(Instance server) {
        return in(server.standardError()).stream().filter(finding -> finding.tool().endsWith("Sanitizer")).toList();
    }

    /** Those that nobody was told of yet, of servers and of tools by their runs, as texts; each becomes an event. */
    synchronized List<String> fresh(List<Instance> servers, Map<Path, List<Finding>> tools) {
        List<String> fresh = new ArrayList<>();
        servers.forEach(server -> {
            server.reports().ifPresent(place -> in(place).forEach(finding ->
                    tell(server.name(), finding, place).ifPresent(fresh::add)));
            said(server).forEach(finding -> tell(server.name(), finding, server.standardError())
                    .ifPresent(fresh::add));
        });
        tools.forEach((run, findings) -> findings.forEach(finding ->
                tell(String.valueOf(run.getFileName()), finding, run).ifPresent(fresh::add)));
        return fresh;
    }

    private Optional<String> tell(String subject, Finding finding, Path place) {
        if (!told.add(subject + finding.kind() + finding.type() + finding.keyFrame())) {
            return Optional.empty();
        }
        events.emit(new LabEvent.Reported(subject, finding.pid(), finding.kind().label(), finding.summary(),
                finding.keyFrame()));
        return Optional.of(subject + ": " + finding.kind().label() + ": " + finding.summary()
                + (finding.keyFrame().isEmpty() ? "" : "\n  in " + finding.keyFrame()) + "\n  reports: " + place);
    }
}

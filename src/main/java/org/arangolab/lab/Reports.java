package org.arangolab.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return byPlace(server).values().stream().flatMap(List::stream).toList();
    }

    /** By where they stand: the directory for them, and standard error, whoever else writes there. */
    private static Map<Path, List<Finding>> byPlace(Instance server) {
        Map<Path, List<Finding>> all = new LinkedHashMap<>();
        server.reports().filter(Files::exists).ifPresent(place -> all.put(place, in(place)));
        Path stderr = server.standardError();
        if (stderr.toFile().length() > 0) {
            all.put(stderr, in(stderr).stream().filter(finding -> finding.tool().endsWith("Sanitizer")).toList());
        }
        return all;
    }

    private static List<Finding> in(Path place) {
        return Analysis.findings(List.of(place.toString()));
    }

    /** Those that nobody was told of yet, of servers and of tools by their runs, as texts; each becomes an event. */
    synchronized List<String> fresh(List<Instance> servers, Map<Path, List<Finding>> tools) {
        List<String> fresh = new ArrayList<>();
        servers.forEach(server -> byPlace(server).forEach((place, findings) -> findings.forEach(finding ->
                tell(server.name(), finding, place).ifPresent(fresh::add))));
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

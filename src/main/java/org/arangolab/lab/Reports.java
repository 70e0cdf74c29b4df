package org.arangolab.lab;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arangolab.analyze.Analysis;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.finding.Finding;
import org.arangolab.instance.Instance;
import org.arangolab.log.LogRules;

/** What sanitizers and valgrind have reported of servers. Guarded by its own monitor. */
final class Reports {
    private final EventBus events;
    private final Set<String> told = new HashSet<>();

    Reports(EventBus events) {
        this.events = events;
    }

    /** All of a server, of all its lives. */
    static List<Finding> of(Instance server) {
        List<Finding> findings = new ArrayList<>();
        server.reports().filter(Files::isDirectory).map(Path::toString).ifPresent(directory ->
                new Analysis(LogRules.NONE, InputStream.nullInputStream(), complaint -> { })
                        .of(List.of(directory), file -> findings.addAll(file.findings())));
        return findings;
    }

    /** Those that nobody was told of yet, as texts; each becomes an event. */
    synchronized List<String> fresh(List<Instance> servers) {
        List<String> fresh = new ArrayList<>();
        for (Instance server : servers) {
            for (Finding finding : of(server)) {
                String text = server.name() + ": " + finding.kind().label() + ": " + finding.summary()
                        + (finding.keyFrame().isEmpty() ? "" : "\n  in " + finding.keyFrame());
                if (told.add(server.name() + finding.kind() + finding.type() + finding.keyFrame())) {
                    events.emit(new LabEvent.Reported(server.name(), finding.pid(), finding.kind().label(), finding.summary(),
                            finding.keyFrame()));
                    fresh.add(text + "\n  reports: " + server.reports().map(Path::toString).orElse(""));
                }
            }
        }
        return fresh;
    }
}

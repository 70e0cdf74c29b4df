package org.arangolab.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.event.LabEvent;
import org.arangolab.fs.RandomIds;
import org.arangolab.instance.InstanceContext;
import org.arangolab.instance.Server;
import org.arangolab.instance.ServerDiagnosis;
import org.arangolab.time.Deadline;
import org.arangolab.time.LateObserver;
import org.arangolab.time.TimeBox;

/**
 * Takes the stacks of all servers of a session when a wait has used most of its time in vain: of all at once, three
 * samples of each as far as three seconds go. What it saw is a file of the findings, and in a few lines part of the
 * failure. Waits that are late at the same time share one look.
 */
final class HangWitness implements LateObserver {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(2500);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int SAMPLES = 3;
    private static final int SHOWN = 12;

    private final Session session;
    private final InstanceContext context;
    private Deadline fresh = Deadline.in(Duration.ZERO);
    private String seen = "";

    HangWitness(Session session, InstanceContext context) {
        this.session = session;
        this.context = context;
    }

    @Override
    public synchronized String look(String what) {
        if (fresh.expired()) {
            seen = taken(what);
            fresh = Deadline.in(LIMIT);
        }
        return seen;
    }

    private String taken(String what) {
        List<Server> alive = session.servers().stream().filter(server -> server.pid().isPresent()).toList();
        Optional<Diagnostics> tools = context.diagnostics();
        if (alive.isEmpty() || tools.isEmpty()) {
            return "";
        }
        List<CompletableFuture<Optional<Stacks>>> all = alive.stream().map(this::stacks).toList();
        List<Stacks> stacks = all.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
        String file = "hang-" + RandomIds.next(5) + ".txt";
        String path = tools.get().write(file, "hang: late for " + what + "\n\n"
                + stacks.stream().map(Stacks::text).collect(Collectors.joining("\n\n")) + clusters()).toString();
        alive.forEach(server -> context.events().emit(new LabEvent.StacksTaken(server.name(),
                server.pid().orElse(0L), file, "late for " + what)));
        return told(stacks, path);
    }

    private String clusters() {
        return session.clusters().values().stream().map(cluster -> "\n\n" + ClusterEvidence.report(cluster))
                .collect(Collectors.joining());
    }

    private CompletableFuture<Optional<Stacks>> stacks(Server server) {
        CompletableFuture<Optional<Stacks>> result = new CompletableFuture<>();
        Deadline deadline = Deadline.in(LOOK);
        Thread thread = new Thread(() -> result.complete(TimeBox.within(LIMIT, "stacks of " + server.name(), () ->
                Optional.of(new ServerDiagnosis(server, context).look(SAMPLES, PAUSE, deadline)), Optional::empty)),
                "stacks of " + server.name());
        thread.setDaemon(true);
        thread.start();
        return result.exceptionally(e -> Optional.empty());
    }

    private static String told(List<Stacks> stacks, String path) {
        List<String> lines = new ArrayList<>();
        stacks.forEach(taken -> taken.brief().lines().limit(SHOWN).forEach(line -> lines.add("  stacks:    " + line)));
        lines.add("  all:       " + path);
        return String.join("\n", lines);
    }
}

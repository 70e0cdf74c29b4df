package org.arangolab.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.KernelFile;
import org.arangolab.LabException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.diagnose.bundle.BundleWriter;
import org.arangolab.instance.Role;
import org.arangolab.instance.Server;
import org.arangolab.monitor.HostFacts;
import org.arangolab.monitor.HostLoad;

/**
 * Collects what a support engineer asks for into one archive: of each server its log, what it tells of itself over
 * HTTP, its stacks and why it is as it is; of the run its journal and findings; of the machine a few facts. No data, no
 * cores, no secrets.
 */
public final class SupportBundle {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    /** Of every server, by the name in the archive: facts/server.md 4. */
    private static final Map<String, String> QUESTIONS = Map.of("version.json", "/_api/version?details=true",
            "status.json", "/_admin/status", "metrics.txt", "/_admin/metrics/v2", "options.json", "/_admin/options",
            "statistics.json", "/_admin/statistics", "log-levels.json", "/_admin/log/level",
            "queries.json", "/_api/query/current");
    private static final Map<String, String> OF_AGENTS = Map.of("agency-config.json", "/_api/agency/config",
            "agency-state.json", "/_api/agency/state");
    private static final Map<String, String> OF_COORDINATORS = Map.of("health.json", "/_admin/cluster/health");
    private static final List<String> HOST = List.of("/proc/meminfo", "/proc/loadavg", "/proc/cpuinfo", "/proc/version",
            "/proc/sys/kernel/core_pattern", "/etc/os-release");
    private static final Set<String> PASSED_OVER = Set.of("data", "apps", "tmp", "secrets", "ports");
    private static final Set<String> ENDINGS = Set.of("jsonl", "json", "xml", "txt", "log", "html", "tap");
    private static final Set<String> NAMES = Set.of("stdout", "stderr");

    private SupportBundle() {
    }

    /** Where one is written when nobody says so. */
    public static Path place() {
        return Path.of("arangolab-bundle-" + STAMP.format(LocalDateTime.now()) + ".zip").toAbsolutePath();
    }

    /**
     * Of the servers of a session and of what its run has written so far.
     *
     * @throws org.arangolab.LabFailureException when it cannot be written
     */
    public static Path of(Session session, Path run, Path target) {
        try (BundleWriter bundle = new BundleWriter(target, secrets(run))) {
            session.servers().forEach(server -> add(bundle, session, server));
            files(bundle, run);
            host(bundle);
        }
        return target;
    }

    /**
     * Of a run's directory, living or not.
     *
     * @throws ConfigException when it is none
     */
    public static Path of(Path run, Path target) {
        if (!Files.isRegularFile(run.resolve("journal.jsonl"))) {
            throw new ConfigException(run + " is not the directory of a run: there is no journal.jsonl in it");
        }
        try (BundleWriter bundle = new BundleWriter(target, secrets(run))) {
            files(bundle, run);
            host(bundle);
        }
        return target;
    }

    private static void add(BundleWriter bundle, Session session, Server server) {
        String place = "servers/" + server.name() + "/";
        bundle.text(place + "server.txt", server + "\n");
        ask(bundle, place, server, QUESTIONS);
        server.role().ifPresent(role -> ask(bundle, place, server, role == Role.AGENT ? OF_AGENTS
                : role == Role.COORDINATOR ? OF_COORDINATORS : Map.of()));
        told(bundle, place + "why.txt", () -> session.diagnosis(server).why().text());
        if (server.pid().isPresent()) {
            told(bundle, place + "resources.txt", () -> session.resources(server).sample().text() + "\n\n"
                    + session.resources(server).sockets().text() + "\n");
            told(bundle, place + "stacks.txt", () -> session.diagnosis(server).stacks().text());
        }
        told(bundle, place + "arangod.log", () -> {
            bundle.file(place + "arangod.log", server.log().file());
            return "";
        });
    }

    private static void ask(BundleWriter bundle, String place, Server server, Map<String, String> questions) {
        if (!server.alive() || server.suspended()) {
            bundle.leftOut(place + "*", "it cannot be asked: " + server);
            return;
        }
        questions.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(question ->
                told(bundle, place + question.getKey(), () -> {
                    Response answer = server.send(Request.of("GET", question.getValue()));
                    return (answer.ok() ? "" : "answered " + answer.status() + "\n") + answer.text();
                }));
    }

    /** What fails is told in the manifest and keeps nothing else away. */
    private static void told(BundleWriter bundle, String name, Supplier<String> text) {
        try {
            String told = text.get();
            if (!told.isEmpty()) {
                bundle.text(name, told);
            }
        } catch (LabException e) {
            bundle.leftOut(name, e.getMessage());
        }
    }

    private static void host(BundleWriter bundle) {
        bundle.text("host/load.txt", HostLoad.now().text() + "\n");
        HostFacts.find().ifPresent(facts -> bundle.text("host/facts.txt", facts + "\n"));
        HOST.forEach(file -> read(Path.of(file)).ifPresent(text -> bundle.text("host" + file + ".txt", text)));
    }

    private static void files(BundleWriter bundle, Path run) {
        texts(run).forEach(file -> bundle.file("run/" + run.relativize(file), file));
    }

    private static List<Path> texts(Path run) {
        return walk(run).stream().filter(file -> !passedOver(run.relativize(file))).filter(SupportBundle::isText)
                .toList();
    }

    private static boolean passedOver(Path relative) {
        for (Path part : relative) {
            if (PASSED_OVER.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return NAMES.contains(name) || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Every line of what the lab keeps in directories for secrets. */
    private static List<String> secrets(Path run) {
        List<String> secrets = new ArrayList<>();
        walk(run).stream().filter(file -> file.getParent().endsWith("secrets")).forEach(file ->
                read(file).ifPresent(text -> text.lines().forEach(secrets::add)));
        return secrets;
    }

    private static List<Path> walk(Path run) {
        try (Stream<Path> files = Files.find(run, 8, (file, attributes) -> attributes.isRegularFile())) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // the files of servers that live come and go; what is there is taken by the next look
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(file.startsWith("/proc") ? KernelFile.read(file)
                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // not this system
        }
    }
}

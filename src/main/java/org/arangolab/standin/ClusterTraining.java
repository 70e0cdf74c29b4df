package org.arangolab.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.Shutdown;
import org.arangolab.standin.server.StandInServer;
import org.arangolab.standin.server.TrainingRun;
import org.arangolab.standin.server.options.CommandLine;

/**
 * One server of each role of a cluster, all in this process, so that a class-data archive of this run holds the classes
 * they need.
 */
final class ClusterTraining {
    private static final List<String> REQUESTS = List.of("GET /_admin/cluster/health", "GET /_admin/status",
            "GET /_admin/server/availability", "GET /_admin/cluster/shardDistribution",
            "POST /_api/collection {\"name\":\"training\",\"numberOfShards\":2,\"replicationFactor\":1}",
            "POST /_api/document/training [{\"a\":1},{\"a\":2}]",
            "POST /_api/cursor {\"query\":\"FOR d IN training FILTER d.a > 0 SORT d.a RETURN d\"}",
            "PUT /_admin/cluster/maintenance \"on\"", "PUT /_admin/cluster/maintenance \"off\"",
            "DELETE /_api/collection/training");

    private final Path directory;
    private final DataApi.Opener opener;
    private final List<String> common = new ArrayList<>();

    /** For a directory that does not exist. */
    ClusterTraining(Path directory, DataApi.Opener opener) {
        this.directory = directory;
        this.opener = opener;
    }

    /**
     * A server on a thread of its own.
     *
     * @param shutdown ends it, once it is ready
     * @param result   its exit code
     */
    private record Running(CompletableFuture<Shutdown> shutdown, CompletableFuture<ExitCode> result) {
        ExitCode end() {
            shutdown.join().begin();
            return result.join();
        }
    }

    /** Runs them; answers the coordinator's exit code. */
    ExitCode run() throws IOException {
        Files.createDirectories(directory);
        Path secret = Files.writeString(directory.resolve("secret"), "only for the training of the class archive");
        common.addAll(List.of("--server.authentication", "true", "--server.jwt-secret-keyfile", secret.toString(),
                "--log.foreground-tty", "false"));
        int agentPort = TrainingRun.freePort();
        Running agent = start("agent", agentPort, "--agency.activate", "true", "--agency.size", "1",
                "--agency.my-address", endpoint(agentPort), "--agency.supervision", "true");
        Running dbserver = member("dbserver", "PRIMARY", TrainingRun.freePort(), agentPort);
        int port = TrainingRun.freePort();
        Running coordinator = member("coordinator", "COORDINATOR", port, agentPort);
        coordinator.shutdown().join();
        TrainingRun.ask(port, REQUESTS);
        ExitCode exit = coordinator.end();
        dbserver.end();
        agent.end();
        return exit;
    }

    private static String endpoint(int port) {
        return "tcp://127.0.0.1:" + port;
    }

    private Running member(String name, String role, int port, int agentPort) throws IOException {
        return start(name, port, "--cluster.my-role", role, "--cluster.my-address", endpoint(port),
                "--cluster.agency-endpoint", endpoint(agentPort));
    }

    private Running start(String name, int port, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(common);
        arguments.addAll(List.of("--server.endpoint", endpoint(port), "--log.file", directory.resolve(name + ".log")
                .toString(), "--database.directory", directory.resolve(name).toString()));
        arguments.addAll(List.of(more));
        CompletableFuture<Shutdown> shutdown = new CompletableFuture<>();
        StandInServer server = new StandInServer(CommandLine.read(arguments, variable -> null, directory), opener,
                shutdown::complete);
        // not the pool of the JVM: it has one thread on a machine of two processors, from Java 25 on
        CompletableFuture<ExitCode> result = CompletableFuture.supplyAsync(server::run,
                task -> new Thread(task, name).start());
        result.whenComplete((exit, failure) -> shutdown.completeExceptionally(
                new IllegalStateException(name + " ended before it was ready: " + exit, failure)));
        return new Running(shutdown, result);
    }
}

package org.arangolab.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.arangolab.LabFailureException;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;

/**
 * Shells that run at once, each a snippet of its own again and again: they begin together when all are there, and stop
 * together. The gate and the stop are files, which every arangosh can look for. A client whose snippet throws ends with
 * an error and leaves the others alone. Used from one thread.
 */
public final class ShellFleet implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration JOIN = Duration.ofMinutes(2);
    private static final Pattern ITERATIONS = Pattern.compile("# iterations (\\d+)");
    private static final String LOOP = """
            (function () {
              const fs = require('fs');
              const internal = require('internal');
              const gate = %s;
              const stop = %s;
              const snippet = function (iteration) {
            %s
              };
              print('# ready');
              while (!fs.exists(gate)) {
                internal.wait(0.01, false);
              }
              let iterations = 0;
              while (!fs.exists(stop)) {
                if (snippet(iterations) === false) {
                  break;
                }
                iterations += 1;
                if (iterations %% 10 === 0) {
                  print('# iterations ' + iterations);
                }
              }
              print('# iterations ' + iterations);
            })();
            """;

    private final ToolRunner runner;
    private final ToolJob job;
    private final Path home;
    private final List<RunningTool> clients = new ArrayList<>();

    ShellFleet(ToolRunner runner, ToolJob job, Path home) {
        this.runner = runner;
        this.job = job;
        this.home = home;
    }

    /** How one client went. */
    public record Client(int number, long iterations, ToolResult result) {
    }

    /** How all went. */
    public record Outcome(List<Client> clients) {
        /** Whether no client failed. */
        public boolean isOk() {
            return clients.stream().allMatch(client -> client.result().isOk());
        }

        /** All iterations of all clients. */
        public long getIterations() {
            return clients.stream().mapToLong(Client::iterations).sum();
        }

        /** {@code 4 shells, 312 iterations, none failed}. */
        @Override
        public String toString() {
            List<String> failed = clients.stream().filter(client -> !client.result().isOk())
                    .map(client -> "client " + client.number() + ": " + client.result().problem().orElse("")).toList();
            return clients.size() + " shells, " + getIterations() + " iterations, "
                    + (failed.isEmpty() ? "none failed" : failed.size() + " failed: " + String.join("; ", failed));
        }
    }

    /** Starts a shell for each snippet, and opens the gate when all of them are there. */
    ShellFleet start(List<String> snippets) {
        try {
            for (int i = 0; i < snippets.size(); i++) {
                Path script = Files.writeString(home.resolve("client-" + i + ".js"),
                        LOOP.formatted(quoted(home.resolve("gate")),
                        quoted(home.resolve("stop")), snippets.get(i)), StandardCharsets.UTF_8);
                clients.add(runner.startAtOnce(job.with("javascript.execute", script.toString())));
            }
            Await.that("all " + clients.size() + " shells to be ready").until(runner.clamp(START), this::ready);
            Files.createFile(home.resolve("gate"));
            return this;
        } catch (IOException e) {
            close();
            throw new LabFailureException("cannot write the scripts of the shells into " + home + ": " + e.getMessage(),
                    e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A shell that ended is not waited for: its result will tell why. */
    private Observation<Boolean> ready() {
        List<Integer> missing = IntStream.range(0, clients.size()).filter(i -> clients.get(i).alive()
                && !clients.get(i).stdout().text().contains("# ready")).boxed().toList();
        return missing.isEmpty() ? Observation.found(true) : Observation.notYet("not yet: " + missing);
    }

    /** The iterations of each client so far. */
    public List<Long> getIterations() {
        return clients.stream().map(ShellFleet::iterations).toList();
    }

    private static long iterations(RunningTool client) {
        Matcher line = ITERATIONS.matcher(client.stdout().text());
        long last = 0;
        while (line.find()) {
            last = Long.parseLong(line.group(1));
        }
        return last;
    }

    /** Waits until a condition holds, at most so long, then stops and joins all; all ended is an end, too. */
    public Outcome until(Duration timeout, BooleanSupplier condition) {
        boolean held = false;
        try {
            Await.that("the condition of the shells").until(runner.clamp(timeout), () -> condition.getAsBoolean()
                    || clients.stream().noneMatch(RunningTool::alive) ? Observation.found(true)
                    : Observation.notYet("iterations " + getIterations()));
            held = true;
        } finally {
            if (!held) {
                close();
            }
        }
        return stop();
    }

    /**
     * Lets all end with the iteration that they are at, and judges how each went.
     *
     * @throws ToolFailedException of the first that failed, when the job wants to hear of that
     */
    public Outcome stop() {
        try {
            if (Files.notExists(home.resolve("stop"))) {
                Files.createFile(home.resolve("stop"));
            }
        } catch (IOException e) {
            throw new LabFailureException("cannot tell the shells to stop: " + e.getMessage(), e);
        }
        List<Client> ended = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            ended.add(new Client(i, 0, clients.get(i).result(runner.clamp(JOIN))));
        }
        Outcome outcome = new Outcome(ended.stream().map(client -> new Client(client.number(),
                iterations(clients.get(client.number())), client.result())).toList());
        outcome.clients().forEach(client -> runner.checked(job, client.result()));
        return outcome;
    }

    /** Ends all that still run, at once. */
    @Override
    public void close() {
        clients.forEach(RunningTool::end);
    }

    @Override
    public String toString() {
        return clients.size() + " shells, " + clients.stream().filter(RunningTool::alive).count() + " run, iterations "
                + getIterations();
    }
}

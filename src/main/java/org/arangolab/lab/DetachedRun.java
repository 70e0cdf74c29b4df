package org.arangolab.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Role;
import org.arangolab.process.ForeignProcess;
import org.arangolab.process.MarkedProcesses;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * Servers that go on without the lab that started them, written down in the run's directory so that a later process can
 * end them: {@code server PID START ROLE NAME ENDPOINT} for each.
 *
 * @param directory the run's directory
 * @param servers   its servers
 */
public record DetachedRun(Path directory, List<Server> servers) {
    private static final String FILE = "detached";
    private static final String SERVER = "server";
    private static final int WORDS = 6;
    private static final Duration KILL_GRACE = Duration.ofSeconds(10);

    /** One server; a pid that is another process's now is not it. */
    public record Server(ProcessIdentity process, Role role, String name, String endpoint) {
        private static Optional<Server> of(Instance instance) {
            return instance.pid().flatMap(ProcessIdentity::of)
                    .map(process -> new Server(process, instance.spec().role(),
                    instance.name(), instance.endpoint().toString()));
        }

        private static Server of(String line) {
            String[] words = line.split(" ", WORDS);
            return new Server(new ProcessIdentity(Long.parseLong(words[1]), Long.parseLong(words[2])),
                    Role.valueOf(words[3].toUpperCase(Locale.ROOT)), words[4], words[5]);
        }

        private String line() {
            return String.join(" ", SERVER, String.valueOf(process.pid()), String.valueOf(process.startTicks()),
                    role.word(), name, endpoint);
        }

        /** {@code agent1 [4711] tcp://127.0.0.1:4001}. */
        @Override
        public String toString() {
            return name + " [" + process.pid() + "] " + endpoint;
        }
    }

    /** Copies the list. */
    public DetachedRun {
        servers = List.copyOf(servers);
    }

    /** Writes down the servers of a lab that is to be closed; each was detached before its start. */
    public static DetachedRun write(Lab lab, List<Instance> instances) {
        DetachedRun run = new DetachedRun(lab.directory(),
                instances.stream().map(Server::of).flatMap(Optional::stream).toList());
        Path file = lab.directory().resolve(FILE);
        try {
            Files.write(file, run.servers().stream().map(Server::line).toList(), StandardCharsets.UTF_8);
            return run;
        } catch (IOException e) {
            throw new LabFailureException("cannot write down the servers in " + file + ": " + Workspace.reason(e), e);
        }
    }

    /** All below a directory of runs, in order of their names. */
    public static List<DetachedRun> all(Path runs) {
        return RunRecord.below(runs.toAbsolutePath().normalize()).filter(run -> Files.exists(run.resolve(FILE)))
                .map(DetachedRun::read).toList();
    }

    private static DetachedRun read(Path run) {
        try (var lines = Files.lines(run.resolve(FILE), StandardCharsets.UTF_8)) {
            return new DetachedRun(run, lines.filter(line -> line.startsWith(SERVER + " ")).map(Server::of).toList());
        } catch (IOException e) {
            throw new LabFailureException("cannot read " + run.resolve(FILE) + ": " + Workspace.reason(e), e);
        }
    }

    /** Its name: that of its directory. */
    public String name() {
        return String.valueOf(directory.getFileName());
    }

    /** Those that run. */
    public List<Server> running() {
        return servers.stream().filter(server -> server.process().alive()).toList();
    }

    /**
     * Ends the servers, the agents last, and removes the directory.
     *
     * @param grace for each of the two steps; then what is left of it is killed
     * @return what had to be killed
     */
    public List<Server> end(Duration grace) {
        List<Server> killed = new ArrayList<>(end(grace, server -> server.role() != Role.AGENT));
        killed.addAll(end(grace, server -> server.role() == Role.AGENT));
        MarkedProcesses.of(name()).forEach(MarkedProcesses::kill); // what the servers have started
        Workspace.discard(directory, Sweep.owner(Sweep.self()));
        return killed;
    }

    private List<Server> end(Duration grace, Predicate<Server> which) {
        List<Server> ending = running().stream().filter(which).toList();
        ending.forEach(server -> ForeignProcess.of(server.process().pid()).filter(process -> server.process().alive())
                .ifPresent(process -> process.signal(Signal.TERM)));
        try {
            gone(ending, grace);
            return List.of();
        } catch (DeadlineExceededException e) {
            List<Server> stubborn = ending.stream().filter(server -> server.process().alive()).toList();
            stubborn.forEach(server -> MarkedProcesses.kill(server.process()));
            gone(stubborn, KILL_GRACE);
            return stubborn;
        }
    }

    private void gone(List<Server> ending, Duration grace) {
        String what = "the servers of " + name() + " to end";
        Await.that(what).until(Deadline.in(grace), () -> {
            List<Server> alive = ending.stream().filter(server -> server.process().alive()).toList();
            return alive.isEmpty() ? Observation.found(true) : Observation.notYet(
                    alive.stream().map(Server::toString).collect(Collectors.joining(", ")));
        });
    }

    /** The name, the directory, and a line for each server that runs. */
    @Override
    public String toString() {
        return name() + " (detached) " + directory
                + running().stream().map(server -> "\n  " + server).collect(Collectors.joining());
    }
}

package org.arangolab.lab;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.process.MarkedProcesses;
import org.arangolab.process.ProcessIdentity;

/**
 * A run that has not been closed, read from its manifest: its lab lives, or was killed.
 *
 * @param directory the run's directory
 * @param id        its name
 * @param owner     the lab's process
 * @param keep      what the lab was to do with the directory at its end
 * @param evidence  whether a test was begun in it, or something failed
 * @param children  every process that the lab has started, also those that have ended
 * @param servers   every server's process, likewise
 * @param groups    every control group that was made for one, also those that were removed
 */
public record RunRecord(Path directory, String id, ProcessIdentity owner, Keep keep, boolean evidence,
                        List<ProcessIdentity> children, List<Server> servers, List<Path> groups) {
    /** A server of a run. */
    public record Server(String name, long pid, String endpoint) {
    }

    /** Copies the lists. */
    public RunRecord {
        children = List.copyOf(children);
        servers = List.copyOf(servers);
        groups = List.copyOf(groups);
    }

    /** Those below a directory of runs that have not been closed. */
    static List<RunRecord> all(Path runs) {
        return below(runs).filter(run -> Files.exists(run.resolve(Manifest.FILE)))
                .map(run -> read(run, Manifest.FILE)).flatMap(Optional::stream).toList();
    }

    static Stream<Path> below(Path runs) {
        String[] names = runs.toFile().list();
        return names == null ? Stream.empty() : Stream.of(names).sorted().map(runs::resolve);
    }

    /** Empty when it is gone meanwhile, or is cut off before its first line is complete. */
    static Optional<RunRecord> read(Path run, String file) {
        List<String[]> lines = lines(run.resolve(file));
        if (lines.isEmpty() || lines.get(0).length < 5) {
            return Optional.empty();
        }
        String[] lab = lines.get(0);
        List<ProcessIdentity> children = new ArrayList<>();
        List<Server> servers = new ArrayList<>();
        List<Path> groups = new ArrayList<>();
        boolean evidence = false;
        for (String[] line : lines) {
            switch (line[0]) {
                case Manifest.CHILD -> children.add(identity(line));
                case Manifest.SERVER -> servers.add(new Server(line[2], Long.parseLong(line[1]), line[3]));
                case Manifest.GROUP -> groups.add(
                        Path.of(String.join(" ", Arrays.asList(line).subList(1, line.length))));
                case Manifest.EVIDENCE -> evidence = true;
                default -> { }
            }
        }
        return Optional.of(new RunRecord(run, lab[4], identity(lab), keep(lab[3]), evidence, children, servers,
                groups));
    }

    private static Keep keep(String word) {
        return Stream.of(Keep.values()).filter(keep -> Manifest.word(keep).equals(word)).findFirst()
                .orElse(Keep.ALWAYS);
    }

    private static ProcessIdentity identity(String[] line) {
        return new ProcessIdentity(Long.parseLong(line[1]), Long.parseLong(line[2]));
    }

    /** The complete lines, in words; a last one without line feed was cut off. */
    private static List<String[]> lines(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(line -> line.split(" ", 5)).toList();
        } catch (IOException e) {
            return List.of(); // closed or swept meanwhile
        }
    }

    /**
     * Whether its lab lives. The lock tells of a lab in another process namespace. It is tried only when this namespace
     * does not have the process: to open and close a lock file of one's own process would let the lock go.
     */
    public boolean living() {
        return owner.alive() || locked();
    }

    private boolean locked() {
        Path file = directory.resolve(Manifest.LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true);
                FileLock lock = out.getChannel().tryLock()) {
            return lock == null;
        } catch (IOException e) {
            throw new LabFailureException("cannot try the lock " + file + ": " + Workspace.reason(e), e);
        }
    }

    /** Its servers that run. */
    public List<Server> runningServers() {
        return servers.stream().filter(server -> children.stream()
                .anyMatch(child -> child.pid() == server.pid() && child.alive())).toList();
    }

    /** Its processes that are alive: those that its lab wrote down, and all that carry its mark. */
    public List<ProcessIdentity> processes() {
        return Stream.concat(children.stream().filter(ProcessIdentity::alive), MarkedProcesses.of(id).stream())
                .distinct().toList();
    }
}

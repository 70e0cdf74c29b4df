package org.arangolab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.net.PortPool;
import org.arangolab.process.MarkedProcesses;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.process.cgroup.Cgroup;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/**
 * Clears away what labs left behind that were killed: processes, directories, leases of ports. A lab is dead when its
 * process is gone, by pid and start time, and the kernel has let its lock go; living labs are not touched, and nothing
 * is found by its name.
 */
public final class Sweep {
    private static final Duration KILL_GRACE = Duration.ofSeconds(10);
    /** On its way in or out, see {@link Workspace}. */
    private static final Pattern HIDDEN = Pattern.compile("\\.(\\d+)-(\\d+)-\\w+");
    /** A dead lab's manifest when its directory was kept for its evidence. */
    private static final String ENDED = "manifest.ended";

    private final Path runs;

    /** What became of one leftover: whose it was and what was, or would be, done. */
    public record Result(String run, String text) {
        @Override
        public String toString() {
            return run + ": " + text;
        }
    }

    /** Below a directory of runs. */
    public Sweep(Path runs) {
        this.runs = runs.toAbsolutePath().normalize();
    }

    /** The prefix by which {@link #HIDDEN} directories of a process are known. */
    static String owner(ProcessIdentity process) {
        return process.pid() + "-" + process.startTicks();
    }

    /** The runs whose labs live. */
    public List<RunRecord> living() {
        return RunRecord.all(runs).stream().filter(RunRecord::living).toList();
    }

    /** What {@link #all} would do. */
    public List<Result> wouldDo() {
        List<Result> results = new ArrayList<>();
        dead().forEach(run -> results.add(new Result(run.id(), "would end " + count(run.processes().size(), "process")
                + fate(run, " and remove its directory", " and keep its directory"))));
        kept().forEach(run -> results.add(new Result(run.id(), "would remove its directory")));
        abandoned().forEach(path ->
                results.add(new Result(path.getFileName().toString(), "would remove the directory")));
        return results;
    }

    /** Ends and removes everything; only what was to be kept always stays. */
    public List<Result> all() {
        List<RunRecord> kept = kept();
        List<Result> results = new ArrayList<>(sweep(dead(), run -> run.keep() == Keep.ALWAYS));
        kept.forEach(run -> remove(run.directory()).ifPresent(text -> results.add(new Result(run.id(), text))));
        leases().ifPresent(results::add);
        return results;
    }

    /**
     * What a starting lab does: ends the processes and removes what is of no use to anybody; the directory of a run of
     * tests that was killed stays until {@link #all}. Quick when there is nothing to do.
     */
    List<Result> atStart() {
        List<RunRecord> dead = dead();
        List<Path> abandoned = dead.isEmpty() ? abandoned() : List.of();
        if (dead.isEmpty() && abandoned.isEmpty()) {
            return List.of();
        }
        List<Result> results = new ArrayList<>(sweep(dead, RunRecord::evidence));
        leases().ifPresent(results::add);
        return results;
    }

    private List<RunRecord> dead() {
        return RunRecord.all(runs).stream().filter(run -> !run.living()).toList();
    }

    private List<RunRecord> kept() {
        return RunRecord.below(runs).filter(run -> Files.exists(run.resolve(ENDED)))
                .map(run -> RunRecord.read(run, ENDED)).flatMap(Optional::stream)
                .filter(run -> run.keep() != Keep.ALWAYS).toList();
    }

    private List<Path> abandoned() {
        return RunRecord.below(runs).filter(Sweep::isAbandoned).toList();
    }

    private static boolean isAbandoned(Path path) {
        Matcher name = HIDDEN.matcher(path.getFileName().toString());
        return name.matches() && !new ProcessIdentity(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))
                .alive();
    }

    private List<Result> sweep(List<RunRecord> dead, Predicate<RunRecord> stays) {
        List<Result> results = new ArrayList<>();
        dead.forEach(run -> results.add(new Result(run.id(), sweep(run, stays.test(run)))));
        abandoned().forEach(path -> {
            Workspace.remove(path);
            results.add(new Result(path.getFileName().toString(), "removed the directory"));
        });
        return results;
    }

    private String sweep(RunRecord run, boolean stays) {
        String ended = "ended " + count(end(run), "process");
        Cgroup.remove(run.groups());
        if (stays || run.keep() == Keep.ALWAYS) {
            retire(run.directory());
            return ended + ", kept its directory: " + run.directory();
        }
        return ended + remove(run.directory()).map(text -> ", " + text).orElse("");
    }

    /** The children of a child that is killed may be found only then: until none is left. */
    private static int end(RunRecord run) {
        List<ProcessIdentity> ended = new ArrayList<>();
        Await.that("the processes of the dead run " + run.id() + " to end").until(Deadline.in(KILL_GRACE), () -> {
            List<ProcessIdentity> alive = run.processes();
            alive.forEach(MarkedProcesses::kill);
            alive.stream().filter(process -> !ended.contains(process)).forEach(ended::add);
            return alive.isEmpty() ? Observation.found(ended) : Observation.notYet(alive.toString());
        });
        return ended.size();
    }

    private static Optional<String> remove(Path run) {
        return Workspace.discard(run, owner(self())) ? Optional.of("removed its directory") : Optional.empty();
    }

    static ProcessIdentity self() {
        long pid = ProcessHandle.current().pid();
        return ProcessIdentity.of(pid).orElseGet(() -> new ProcessIdentity(pid, 0));
    }

    private static void retire(Path run) {
        try {
            Files.move(run.resolve(Manifest.FILE), run.resolve(ENDED), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(run.resolve(Manifest.LOCK));
        } catch (NoSuchFileException e) {
            return; // another lab was faster
        } catch (IOException e) {
            throw new LabFailureException("cannot mark the run " + run + " as ended: " + Workspace.reason(e), e);
        }
    }

    private Optional<Result> leases() {
        int removed = new PortPool(runs.resolve("ports")).removeStale();
        return removed == 0 ? Optional.empty() : Optional.of(new Result("ports", "removed " + count(removed, "lease")));
    }

    private static String fate(RunRecord run, String removed, String kept) {
        return run.keep() == Keep.ALWAYS ? kept : removed;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : what.endsWith("s") ? "es" : "s");
    }
}

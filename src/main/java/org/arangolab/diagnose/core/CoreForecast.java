package org.arangolab.diagnose.core;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.arangolab.KernelFile;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * Where the core of a live process would be written, read while it lives, because its limits and its directory are gone
 * with it. Source: facts/diagnostics.md 3.
 */
public final class CoreForecast {
    private static final Duration WRITING = Duration.ofSeconds(10);
    /** A core that the kernel writes itself is complete before the parent hears of the end. */
    private static final Duration COMING = Duration.ofMillis(500);
    private static final Duration HANDED = Duration.ofSeconds(2);
    /** A program that packs a core of gigabytes is at it for so long. */
    private static final Duration PACKING = Duration.ofMinutes(1);
    private static final Path SYSTEMD = Path.of("/var/lib/systemd/coredump");

    private final long pid;
    private final Optional<String> obstacle;
    private final Optional<String> shortens;
    private final CoreSearch search;
    private final Optional<CoreHandler> handler;
    private final long askedAt = System.currentTimeMillis();

    private CoreForecast(long pid, Optional<String> obstacle, Optional<String> shortens, CoreSearch search,
            Optional<CoreHandler> handler) {
        this.pid = pid;
        this.obstacle = obstacle;
        this.shortens = shortens;
        this.search = search;
        this.handler = handler;
    }

    /** Of the process with this id. */
    public static CoreForecast of(long pid) {
        return of(pid, false);
    }

    /** The same; {@code raised} when it has been told to raise its limit, and may not have done so yet. */
    public static CoreForecast of(long pid, boolean raised) {
        return of(pid, raised, Path.of("/proc"), SYSTEMD);
    }

    static CoreForecast of(long pid, boolean raised, Path proc, Path systemd) {
        try {
            CorePattern pattern = CorePattern.parse(KernelFile.read(proc.resolve("sys/kernel/core_pattern")),
                    KernelFile.read(proc.resolve("sys/kernel/core_uses_pid")).equals("1"));
            return of(pid, pattern, CoreConditions.of(proc.resolve(String.valueOf(pid)), raised), systemd,
                    new CoreHandler(proc));
        } catch (NoSuchFileException e) {
            return none(pid, "it ended before its limits could be read: there is no " + e.getMessage() + " any more");
        } catch (IOException e) {
            return none(pid, "the system does not tell where it writes cores: " + e.getMessage());
        }
    }

    private static CoreForecast of(long pid, CorePattern pattern, CoreConditions conditions, Path systemd,
            CoreHandler worker) {
        if (pattern instanceof CorePattern.Handler handler) {
            CoreSearch kept = CoreSearch.of(systemd + "/core.*." + pid + ".*");
            return new CoreForecast(pid, handler.systemd() && systemd.toFile().canRead() ? Optional.empty()
                    : Optional.of("the system hands cores to a program, " + handler.program() + "; "
                    + handler.remedy(pid)),
                    Optional.empty(), kept, Optional.of(worker));
        }
        if (pattern instanceof CorePattern.Template template) {
            CoreSearch search = template.search(conditions.directory(), pid);
            return new CoreForecast(pid, template.text().isEmpty() && !template.appendsPid()
                    ? Optional.of("kernel.core_pattern is empty: no core is written")
                    : conditions.obstacle(search.root()),
                    conditions.shortens(), search, Optional.empty());
        }
        return none(pid, "the system sends cores to a socket, " + ((CorePattern.Socket) pattern).path());
    }

    private static CoreForecast none(long pid, String why) {
        return new CoreForecast(pid, Optional.of(why), Optional.empty(), new CoreSearch(Path.of("/"), 1, path -> false),
                Optional.empty());
    }

    /** Why no core can come; empty when one can. */
    public Optional<String> obstacle() {
        return obstacle;
    }

    /** The core after an end of this kind: most kinds leave none. */
    public CoreDump find(ExitStatus exit) {
        Optional<Signal> signal = exit.signal();
        if (signal.isEmpty()) {
            return CoreDump.none("it ended by itself, with " + exit + ", and not by a signal");
        }
        return signal.filter(Signal::dumpsCore).isPresent() ? find()
                : CoreDump.none(signal.get().word() + " leaves no core");
    }

    /** The core after the end of the process, when it is complete: its size does not change any more. */
    public CoreDump find() {
        if (obstacle.isPresent()) {
            return CoreDump.none(obstacle.get());
        }
        try {
            return complete(awaited(Deadline.in(handler.isPresent() ? HANDED : COMING), () -> true).orElseThrow());
        } catch (DeadlineExceededException e) {
            return CoreDump.none("none came in " + search.root() + "; " + shortens.map(why -> why + "; ").orElse("")
                    + "the file system may be full, or the process may have forbidden its core as sanitizer builds do");
        }
    }

    /** A core that its handler is still packing, when it has come; empty when no handler is at work. */
    public Optional<CoreDump> late() {
        if (handler.filter(CoreHandler::atWork).isEmpty()) {
            return Optional.empty();
        }
        try {
            return awaited(Deadline.in(PACKING), handler.get()::atWork).map(this::complete);
        } catch (DeadlineExceededException e) {
            return Optional.empty();
        }
    }

    /** Looks as long as one may come, and once more after that; empty when none came. */
    private Optional<Path> awaited(Deadline deadline, BooleanSupplier mayCome) {
        return Await.that("a core in " + search.root()).until(deadline, () -> {
            boolean hope = mayCome.getAsBoolean();
            Optional<Path> core = ours();
            return core.isPresent() || !hope ? Observation.found(core) : Observation.notYet("");
        });
    }

    private CoreDump complete(Path core) {
        long[] size = {-1};
        try {
            Await.that(core + " to be complete").until(Deadline.in(WRITING), () -> {
                long before = size[0];
                size[0] = core.toFile().length();
                return size[0] > 0 && size[0] == before ? Observation.found(core)
                        : Observation.notYet(size[0] + " bytes");
            });
        } catch (DeadlineExceededException e) {
            return new CoreDump(Optional.of(core), "it is still being written: " + e.lastSeen());
        }
        boolean cut = ElfCore.of(core).filter(ElfCore::cut).isPresent();
        return cut ? new CoreDump(Optional.of(core), "it is cut: " + shortens.orElse("a limit or a full disk"))
                : CoreDump.at(core);
    }

    /**
     * What the file itself says of its process decides; a file of another format, as a compressed one, goes by its
     * name.
     */
    private Optional<Path> ours() {
        List<Path> candidates = search.since(askedAt - 1000);
        return candidates.stream().filter(file -> ElfCore.of(file).map(core -> core.pid() == pid).orElse(true))
                .findFirst();
    }
}

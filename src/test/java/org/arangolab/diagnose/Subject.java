package org.arangolab.diagnose;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arangolab.diagnose.stack.Debugger;
import org.arangolab.process.Captured;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.Command;
import org.arangolab.process.Spawner;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/** The program {@code subjects/server.c}, compiled where there is a gcc; else the test is skipped, and says so. */
public final class Subject implements AutoCloseable {
    private static final Path GCC = Path.of("/usr/bin/gcc");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Path directory;
    private final Spawner spawner = new Spawner();
    private final Path program;

    /** Compiles it into this directory. */
    public Subject(Path directory) {
        assumeTrue(Files.isExecutable(GCC), "needs gcc: apt-get install gcc libc6-dev");
        this.directory = directory;
        this.program = directory.resolve("arangod-subject");
        Captured compiled = Captured.run(spawner, GCC, List.of("-g", "-O0", "-pthread", "-o", program.toString(),
                Path.of("src/test/resources/subjects/server.c").toAbsolutePath().toString()), Deadline.in(LIMIT));
        if (!compiled.exit().ok()) {
            throw new AssertionError(compiled.stderr());
        }
    }

    /** The debugger of this machine; the test is skipped when there is none. */
    public static Debugger debugger() {
        var found = Debugger.find(System.getenv("PATH"));
        assumeTrue(found.isPresent(), "needs gdb: apt-get install gdb");
        return found.get();
    }

    /** Starts what is to be debugged. */
    public Spawner spawner() {
        return spawner;
    }

    /** The executable. */
    public Path program() {
        return program;
    }

    /** Runs it in this way, with its limit for cores raised. */
    public ChildProcess run(String way) {
        return spawner.start(new Command(program, List.of(way), Map.of(), directory, directory.resolve("stdout"),
                directory.resolve("stderr"), Set.copyOf(EnumSet.of(Command.Trait.CORES))));
    }

    /** The same, once all of its threads are there. */
    public ChildProcess ready(String way) {
        ChildProcess child = run(way);
        Await.that(way + " to be ready").until(Deadline.in(LIMIT), () -> output().contains("ready")
                ? Observation.found(true) : Observation.notYet(output()));
        return child;
    }

    private String output() {
        try {
            Path out = directory.resolve("stdout");
            return Files.exists(out) ? Files.readString(out) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        spawner.close();
    }
}

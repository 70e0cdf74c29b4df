package org.arangolab.instance.under;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.arangolab.KernelFile;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.process.Captured;
import org.arangolab.time.Deadline;
import org.arangolab.time.Durations;

/**
 * Lets rr record {@code true} in a directory that is removed again: what rr would say in a server's place, with an
 * empty trace left behind, is known before. Source: facts/diagnostics.md 6.4; capabilities(7) for the right to count.
 *
 * @param program rr
 * @param here    the machine
 */
record RecorderTrial(Path program, Surroundings here) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long MAY_COUNT = 1L << 21 | 1L << 38; // CAP_SYS_ADMIN, CAP_PERFMON
    private static final String PARANOID = "sys/kernel/perf_event_paranoid";

    Optional<Obstacle> obstacle() {
        Captured said = recorded();
        if (said.exit().ok() && !said.late()) {
            return Optional.empty();
        }
        if (said.late()) {
            return Optional.of(new Obstacle(program + " record true had not ended after " + Durations.text(LIMIT),
                    "try it in a shell"));
        }
        return Optional.of(without().or(this::closed)
                .map(why -> new Obstacle(program + " cannot record here: " + why.problem(),
                why.remedy())).orElseGet(() -> new Obstacle(program + " cannot record here: " + complaint(said),
                        "rr record true in a shell shows it; rr needs hardware counters, ptrace and a processor that "
                                + "it knows" + processor().map(name -> ", and this is " + name).orElse(""))));
    }

    private Captured recorded() {
        Path directory = temporary();
        try {
            return Captured.atMost(here.spawner(), program,
                    List.of("record", "-o", directory.resolve("trace").toString(), "true"), Deadline.in(LIMIT));
        } finally {
            Workspace.remove(directory);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("arangolab-rr");
        } catch (IOException e) {
            throw new LabFailureException("cannot make a temporary directory to try rr in: " + Workspace.reason(e), e);
        }
    }

    /** Its FATAL line without where in rr that is, else its last line. */
    private static String complaint(Captured said) {
        List<String> lines = Stream.of(said.stderr(), said.stdout()).flatMap(String::lines)
                .filter(Predicate.not(String::isBlank)).toList();
        return lines.stream().filter(line -> line.startsWith("[FATAL")).findFirst()
                .or(() -> lines.stream().reduce((first, next) -> next))
                .map(line -> line.replaceFirst("^\\[FATAL [^\\]]*\\]\\s*", "").strip())
                .orElse("it ended with " + said.exit());
    }

    private Optional<Obstacle> without() {
        if (counters()) {
            return Optional.empty();
        }
        String machine = cpuinfo("flags").filter(flags -> flags.contains(" hypervisor")).map(flags ->
                ", as in a virtual machine that is not given them").orElse("");
        return Optional.of(new Obstacle("the processor shows no performance counters" + machine,
                "use a machine, or a virtual one with counters passed on"));
    }

    /** The device is {@code cpu}; {@code cpu_core} where cores differ, {@code armv8_…} on ARM. */
    private boolean counters() {
        try (Stream<Path> devices = Files.list(here.proc().resolveSibling("sys/bus/event_source/devices"))) {
            return devices.map(device -> device.getFileName().toString())
                    .anyMatch(name -> name.matches("cpu|cpu_core|armv8_.*"));
        } catch (IOException e) {
            return false; // no such directory: no counters
        }
    }

    private Optional<Obstacle> closed() {
        return read(PARANOID).filter(level -> level.matches("\\d+") && !level.matches("[01]") && !mayCount())
                .map(level -> new Obstacle("perf_event_paranoid is " + level, "sysctl kernel.perf_event_paranoid=1"));
    }

    private boolean mayCount() {
        return read("self/status").stream().flatMap(String::lines).filter(field -> field.startsWith("CapEff:"))
                .map(field -> Long.parseUnsignedLong(field.substring("CapEff:".length()).strip(), 16))
                .anyMatch(capabilities -> (capabilities & MAY_COUNT) != 0);
    }

    private Optional<String> processor() {
        return cpuinfo("model name").map(String::strip).filter(Predicate.not(String::isEmpty));
    }

    private Optional<String> cpuinfo(String field) {
        return read("cpuinfo").stream().flatMap(String::lines).filter(line -> line.matches(field + "\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1)).findFirst();
    }

    private Optional<String> read(String file) {
        return KernelFile.find(here.proc().resolve(file));
    }
}

package org.arangolab.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.KernelFile;

/** Whether programs can be run under valgrind and recorded by rr on this machine. Source: facts/diagnostics.md 6. */
final class RecordingAbilities {
    private static final long MAY_COUNT = 1L << 21 | 1L << 38; // CAP_SYS_ADMIN, CAP_PERFMON: capabilities(7)
    private static final String PARANOID = "sys/kernel/perf_event_paranoid";

    private final Map<String, String> environment;
    private final Path proc;

    RecordingAbilities(Map<String, String> environment, Path proc) {
        this.environment = environment;
        this.proc = proc;
    }

    Checked valgrind() {
        return onPath("valgrind").map(program -> Checked.ok("valgrind", program.toString()))
                .orElseGet(() -> Checked.warn("valgrind", "not found: nothing can be run under it", "install valgrind"));
    }

    /** What rr itself would only say after it has left an empty trace. */
    Checked rr() {
        return onPath("rr").map(this::rr)
                .orElseGet(() -> Checked.warn("rr", "not found: nothing can be recorded", "install rr"));
    }

    private Checked rr(Path program) {
        if (!counters()) {
            return Checked.warn("rr", program + ", but the processor shows no performance counters: nothing can be "
                    + "recorded", "use a machine, or a virtual one with counters passed on");
        }
        return line(PARANOID).filter(level -> level.matches("\\d+") && !level.matches("[01]") && !mayCount())
                .map(level -> Checked.warn("rr", program + ", but perf_event_paranoid is " + level
                        + ": nothing can be recorded", "sysctl kernel.perf_event_paranoid=1"))
                .orElseGet(() -> Checked.ok("rr", program.toString()));
    }

    /** The device is {@code cpu}; {@code cpu_core} where cores differ, {@code armv8_…} on ARM. */
    private boolean counters() {
        try (Stream<Path> devices = Files.list(proc.resolveSibling("sys/bus/event_source/devices"))) {
            return devices.map(device -> device.getFileName().toString())
                    .anyMatch(name -> name.matches("cpu|cpu_core|armv8_.*"));
        } catch (IOException e) {
            return false; // no such directory: no counters
        }
    }

    private boolean mayCount() {
        return line("self/status").stream().flatMap(String::lines).filter(field -> field.startsWith("CapEff:"))
                .map(field -> Long.parseUnsignedLong(field.substring("CapEff:".length()).strip(), 16))
                .anyMatch(capabilities -> (capabilities & MAY_COUNT) != 0);
    }

    private Optional<Path> onPath(String name) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty()).map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable).findFirst();
    }

    private Optional<String> line(String file) {
        try {
            return Optional.of(KernelFile.read(proc.resolve(file)));
        } catch (IOException e) {
            return Optional.empty(); // not this system
        }
    }
}

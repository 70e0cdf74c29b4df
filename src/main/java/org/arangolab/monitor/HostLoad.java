package org.arangolab.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.ByteSize;

/**
 * How busy the machine is, with a verdict: whether it is so loaded that servers are slow for that reason alone.
 *
 * @param load            tasks that ran or wanted to, mean of the last minute
 * @param processors      how many there are for them
 * @param memory          of the machine
 * @param memoryAvailable for new uses, without swapping
 * @param cpu             want of processors; empty where the kernel does not tell
 * @param memoryPressure  want of memory; likewise
 * @param io              want of storage; likewise
 */
public record HostLoad(double load, int processors, ByteSize memory, ByteSize memoryAvailable, Optional<Pressure> cpu,
                       Optional<Pressure> memoryPressure, Optional<Pressure> io) implements Readout {
    /** Tasks for each processor: servers wait for most of the time then. */
    private static final double MUCH_LOAD = 2;
    /** Percent of the time in which some task wanted a processor. */
    private static final double MUCH_CPU = 60;
    /** Percent of the time in which all tasks waited for memory: the machine swaps or reclaims instead of working. */
    private static final double MUCH_MEMORY = 10;
    private static final double MUCH_IO = 50;
    /** Part of the memory that is left when the kernel begins to throw out what is needed again at once. */
    private static final double LITTLE_MEMORY = 0.03;

    /** Now. */
    public static HostLoad now() {
        return of(ProcReader.PROC, Runtime.getRuntime().availableProcessors());
    }

    static HostLoad of(Path proc, int processors) {
        String memory = ProcReader.read(proc.resolve("meminfo")).orElse("");
        return new HostLoad(ProcReader.read(proc.resolve("loadavg")).map(text -> Double.parseDouble(text.split(" ")[0]))
                .orElse(0.0), processors, ProcText.size(memory, "MemTotal"), ProcText.size(memory, "MemAvailable"),
                pressure(proc, "cpu"), pressure(proc, "memory"), pressure(proc, "io"));
    }

    private static Optional<Pressure> pressure(Path proc, String what) {
        return ProcReader.read(proc.resolve("pressure").resolve(what)).flatMap(Pressure::of);
    }

    /** Why the machine is overloaded, with figures; none when it is not. */
    public List<String> getReasons() {
        List<String> reasons = new ArrayList<>();
        if (load > MUCH_LOAD * processors) {
            reasons.add(String.format(Locale.ROOT, "load %.1f on %d processors", load, processors));
        }
        cpu.filter(p -> p.some() >= MUCH_CPU).ifPresent(p -> reasons.add("tasks waited for a processor " + p));
        memoryPressure.filter(p -> p.full() >= MUCH_MEMORY).ifPresent(p -> reasons.add("tasks waited for memory " + p));
        io.filter(p -> p.full() >= MUCH_IO).ifPresent(p -> reasons.add("tasks waited for storage " + p));
        if (memory.bytes() > 0 && memoryAvailable.bytes() < LITTLE_MEMORY * memory.bytes()) {
            reasons.add("only " + memoryAvailable + " of " + memory + " of memory available");
        }
        return reasons;
    }

    /** Whether servers are slow for want of machine. */
    public boolean isOverloaded() {
        return !getReasons().isEmpty();
    }

    /** {@code the machine was overloaded: load 9.2 on 2 processors}; else how it was. */
    public String verdict() {
        return (isOverloaded() ? "the machine was overloaded: " : "the machine was not overloaded: ")
                + (isOverloaded() ? String.join(", ", getReasons())
                : lines().stream().map(line -> line.label() + " " + line.value()).collect(Collectors.joining(", ")));
    }

    @Override
    public String title() {
        return isOverloaded() ? "host: overloaded" : "host: not overloaded";
    }

    @Override
    public List<Line> lines() {
        return new ReadoutLines().add("load", String.format(Locale.ROOT, "%.1f on %d processors", load, processors))
                .addIf(memory.bytes() > 0, "memory", memoryAvailable + " of " + memory + " available")
                .add("waits for cpu", cpu).add("waits for memory", memoryPressure).add("waits for io", io).all();
    }

    @Override
    public String toString() {
        return text();
    }
}

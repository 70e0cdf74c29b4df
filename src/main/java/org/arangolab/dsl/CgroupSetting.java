package org.arangolab.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.process.cgroup.CgroupLimits;

/** The setting {@code cgroup:}, what a server and all that it starts may have: {@code [memory: 512.mb, cpus: 1.5]}. */
final class CgroupSetting {
    private static final String MEMORY = "memory";
    private static final String CPUS = "cpus";
    /** The kernel refuses less than 1 ms of each 100 ms: cgroups(7), cpu.max. */
    private static final double LEAST = 0.01;

    private CgroupSetting() {
    }

    static CgroupLimits of(Object value) {
        if (!(value instanceof Map<?, ?> limits) || limits.isEmpty()) {
            throw new ConfigException("expected limits such as [memory: 512.mb, cpus: 1.5], not "
                    + InstanceSettings.described(value));
        }
        List<String> mistakes = new ArrayList<>();
        limits.keySet().stream().map(String::valueOf).filter(name -> !List.of(MEMORY, CPUS).contains(name))
                .forEach(name -> mistakes.add("unknown limit '" + name + "'"
                        + Suggestion.hint(name, List.of(MEMORY, CPUS))));
        Optional<ByteSize> memory = Optional.ofNullable(limits.get(MEMORY)).flatMap(size -> memory(size, mistakes));
        Optional<Double> cpus = Optional.ofNullable(limits.get(CPUS)).flatMap(count -> cpus(count, mistakes));
        if (!mistakes.isEmpty()) {
            throw new ConfigException("", mistakes);
        }
        return new CgroupLimits(memory, cpus);
    }

    private static Optional<ByteSize> memory(Object value, List<String> mistakes) {
        try {
            return Optional.of(MemorySetting.of(value));
        } catch (ConfigException e) {
            mistakes.addAll(e.mistakes());
            return Optional.empty();
        }
    }

    private static Optional<Double> cpus(Object value, List<String> mistakes) {
        if (value instanceof Number count && count.doubleValue() >= LEAST) {
            return Optional.of(count.doubleValue());
        }
        mistakes.add("expected a number of processors such as 1.5, " + LEAST + " at least, not "
                + InstanceSettings.described(value));
        return Optional.empty();
    }
}

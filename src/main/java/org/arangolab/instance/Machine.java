package org.arangolab.instance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.process.Limits;

/**
 * What a server is to take for the machine, and what it may have of the real one.
 *
 * @param memory what it is to take for the machine's memory; it plans its caches by that, and may take more
 * @param cores  how many processors it is to see
 * @param limits what it may have
 */
public record Machine(Optional<ByteSize> memory, Optional<Integer> cores, Limits limits) {
    /** As it is. */
    public static final Machine REAL = new Machine(Optional.empty(), Optional.empty(), Limits.NONE);

    Machine withMemory(ByteSize value) {
        return new Machine(Optional.of(value), cores, limits);
    }

    Machine withCores(int value) {
        return new Machine(memory, Optional.of(value), limits);
    }

    Machine within(Limits value) {
        return new Machine(memory, cores, value);
    }

    /** The variables that tell the server: facts/server.md 1. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        memory.ifPresent(size -> environment.put("ARANGODB_OVERRIDE_DETECTED_TOTAL_MEMORY",
                String.valueOf(size.bytes())));
        cores.ifPresent(count -> environment.put("ARANGODB_OVERRIDE_DETECTED_NUMBER_OF_CORES", String.valueOf(count)));
        return environment;
    }
}

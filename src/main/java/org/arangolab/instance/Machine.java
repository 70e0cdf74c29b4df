package org.arangolab.instance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;

/**
 * What a server is to take for the machine, and what it may have of the real one.
 *
 * @param memory what it is to take for the machine's memory; it plans its caches by that, and may take more
 * @param cores  how many processors it is to see
 * @param limit  of its own memory: above it the kernel gives it none (setrlimit(2), RLIMIT_DATA)
 */
public record Machine(Optional<ByteSize> memory, Optional<Integer> cores, Optional<ByteSize> limit) {
    /** As it is. */
    public static final Machine REAL = new Machine(Optional.empty(), Optional.empty(), Optional.empty());

    Machine withMemory(ByteSize value) {
        return new Machine(Optional.of(value), cores, limit);
    }

    Machine withCores(int value) {
        return new Machine(memory, Optional.of(value), limit);
    }

    Machine withLimit(ByteSize value) {
        return new Machine(memory, cores, Optional.of(value));
    }

    /** The variables that tell the server: facts/server.md 1. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        memory.ifPresent(size -> environment.put("ARANGODB_OVERRIDE_DETECTED_TOTAL_MEMORY", String.valueOf(size.bytes())));
        cores.ifPresent(count -> environment.put("ARANGODB_OVERRIDE_DETECTED_NUMBER_OF_CORES", String.valueOf(count)));
        return environment;
    }
}

package org.arangolab.instance.under;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.arangolab.ConfigException;

/**
 * A build with sanitizers in it, told where to write and to report rather than to let arangod's crash handler have the
 * signals. Source: facts/diagnostics.md 5.1.
 *
 * @param sanitizers which
 */
public record Sanitized(Set<Sanitizer> sanitizers) implements Under {
    private static final int MUCH_SLOWER = 10;
    private static final int SLOWER = 3;

    /** Some do not go into one program. */
    public Sanitized {
        sanitizers = new TreeSet<>(sanitizers);
        if (sanitizers.isEmpty()) {
            throw new ConfigException("sanitizer(…) needs to know which: address, undefined, leak, thread");
        }
        if (sanitizers.contains(Sanitizer.THREAD)
                && (sanitizers.contains(Sanitizer.ADDRESS) || sanitizers.contains(Sanitizer.LEAK))) {
            throw new ConfigException("sanitizer(…): thread does not go into one program with address or leak");
        }
    }

    @Override
    public String word() {
        return "sanitizer(" + sanitizers.stream().map(Sanitizer::word).collect(Collectors.joining(", ")) + ")";
    }

    @Override
    public Map<String, String> environment(Path place, Path program, Map<String, String> given) {
        return new SanitizerOptions(place, Suppressions.near(program)).variables(sanitizers, given);
    }

    @Override
    public List<String> before(Path place) {
        return List.of();
    }

    @Override
    public int slowness() {
        return sanitizers.contains(Sanitizer.THREAD) ? MUCH_SLOWER : SLOWER;
    }

    @Override
    public Optional<Obstacle> obstacle(Surroundings here) {
        return Optional.empty();
    }
}

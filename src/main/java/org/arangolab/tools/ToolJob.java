package org.arangolab.tools;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.ByteSize;

/**
 * One run of a tool, as it is wanted.
 *
 * @param tool        which
 * @param target      the server and database; empty for a tool that talks to none
 * @param options     as the user spells them, in order; values may be texts, numbers, booleans, durations, sizes, lists
 * @param positional  what stands behind the options
 * @param environment variables added to the lab's own
 * @param limit       how long it may take; the test's and the run's deadline bound it, too
 * @param check       whether a failure is thrown
 * @param expected    exit codes that are no failure; empty for 0 alone
 * @param tries       how often it is tried when it fails for want of a connection, 1 for once
 * @param cores       whether it may leave a core when it crashes
 * @param memory      bytes of its own memory at most, 0 for no limit
 */
public record ToolJob(Tool tool, Optional<ToolTarget> target, Map<String, Object> options, List<String> positional,
                      Map<String, String> environment, Duration limit, boolean check, Set<Integer> expected, int tries,
                      boolean cores, long memory) {
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** Copies the collections. */
    public ToolJob {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        positional = List.copyOf(positional);
        environment = Map.copyOf(environment);
        expected = Set.copyOf(expected);
    }

    /** Without options, to be checked, for at most 15 minutes. */
    public static ToolJob of(Tool tool) {
        return new ToolJob(tool, Optional.empty(), Map.of(), List.of(), Map.of(), LIMIT, true, Set.of(), 1, false, 0);
    }

    /** On this server and database. */
    public ToolJob on(ToolTarget other) {
        return new ToolJob(tool, Optional.of(other), options, positional, environment, limit, check, expected, tries, cores, memory);
    }

    /** With one more option, or another value of one. */
    public ToolJob with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new ToolJob(tool, target, more, positional, environment, limit, check, expected, tries, cores, memory);
    }

    /** With more options. */
    public ToolJob with(Map<String, ?> more) {
        ToolJob job = this;
        for (Map.Entry<String, ?> option : more.entrySet()) {
            job = job.with(option.getKey(), option.getValue());
        }
        return job;
    }

    /** With these options and no other. */
    public ToolJob withOptions(Map<String, ?> all) {
        return new ToolJob(tool, target, Map.of(), positional, environment, limit, check, expected, tries, cores, memory).with(all);
    }

    /** With other words behind the options. */
    public ToolJob withPositional(List<String> words) {
        return new ToolJob(tool, target, options, words, environment, limit, check, expected, tries, cores, memory);
    }

    /** With more variables. */
    public ToolJob withEnvironment(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new ToolJob(tool, target, options, positional, all, limit, check, expected, tries, cores, memory);
    }

    /** For at most so long. */
    public ToolJob within(Duration time) {
        return new ToolJob(tool, target, options, positional, environment, time, check, expected, tries, cores, memory);
    }

    /** Without an exception when it fails. */
    public ToolJob unchecked() {
        return new ToolJob(tool, target, options, positional, environment, limit, false, expected, tries, cores, memory);
    }

    /** With these exit codes as its wanted end. */
    public ToolJob expecting(Set<Integer> codes) {
        return new ToolJob(tool, target, options, positional, environment, limit, check, codes, tries, cores, memory);
    }

    /** Tried so often. */
    public ToolJob tried(int times) {
        return new ToolJob(tool, target, options, positional, environment, limit, check, expected, times, cores, memory);
    }

    /** With a core when it crashes, as far as the system lets it. */
    public ToolJob withCores() {
        return new ToolJob(tool, target, options, positional, environment, limit, check, expected, tries, true, memory);
    }

    /** With so much memory of its own at most. */
    public ToolJob withMemory(ByteSize most) {
        return new ToolJob(tool, target, options, positional, environment, limit, check, expected, tries, cores, most.bytes());
    }
}

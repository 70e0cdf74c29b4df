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
 * @param terms       what it may take, and what is made of its end
 */
public record ToolJob(Tool tool, Optional<ToolTarget> target, Map<String, Object> options, List<String> positional,
                      Map<String, String> environment, ToolTerms terms) {
    /** Copies the collections. */
    public ToolJob {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        positional = List.copyOf(positional);
        environment = Map.copyOf(environment);
    }

    /** Without options, to be checked, for at most 15 minutes. */
    public static ToolJob of(Tool tool) {
        return new ToolJob(tool, Optional.empty(), Map.of(), List.of(), Map.of(), ToolTerms.USUAL);
    }

    /** On this server and database. */
    public ToolJob on(ToolTarget other) {
        return new ToolJob(tool, Optional.of(other), options, positional, environment, terms);
    }

    /** With one more option, or another value of one. */
    public ToolJob with(String name, Object value) {
        return with(Collections.singletonMap(name, value)); // a value may be null: told with all other mistakes
    }

    /** With more options. */
    public ToolJob with(Map<String, ?> more) {
        Map<String, Object> all = new LinkedHashMap<>(options);
        all.putAll(more);
        return new ToolJob(tool, target, all, positional, environment, terms);
    }

    /** With these options and no other. */
    public ToolJob withOptions(Map<String, ?> all) {
        return new ToolJob(tool, target, Map.of(), positional, environment, terms).with(all);
    }

    /** With other words behind the options. */
    public ToolJob withPositional(List<String> words) {
        return new ToolJob(tool, target, options, words, environment, terms);
    }

    /** With more variables. */
    public ToolJob withEnvironment(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new ToolJob(tool, target, options, positional, all, terms);
    }

    /** For at most so long. */
    public ToolJob within(Duration time) {
        return on(terms.within(time));
    }

    /** Without an exception when it fails. */
    public ToolJob unchecked() {
        return on(terms.unchecked());
    }

    /** With these exit codes as its wanted end. */
    public ToolJob expecting(Set<Integer> codes) {
        return on(terms.expecting(codes));
    }

    /** Tried so often. */
    public ToolJob tried(int times) {
        return on(terms.tried(times));
    }

    /** With a core when it crashes, as far as the system lets it. */
    public ToolJob withCores() {
        return on(terms.withCores());
    }

    /** With so much memory of its own at most. */
    public ToolJob withMemory(ByteSize most) {
        return on(terms.withMemory(most));
    }

    private ToolJob on(ToolTerms other) {
        return new ToolJob(tool, target, options, positional, environment, other);
    }
}

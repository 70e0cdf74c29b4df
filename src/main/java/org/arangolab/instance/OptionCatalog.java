package org.arangolab.instance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.arangolab.Suggestion;

/**
 * What options a server knows, as it tells itself: so that a misspelled one is found before anything is started, and an
 * option that has another name in this version is given by that name. A catalog may be empty, when the server does not
 * tell; then nothing is checked and the server's own word counts.
 */
public final class OptionCatalog {
    /** Knows nothing and objects to nothing. */
    static final OptionCatalog UNKNOWN = new OptionCatalog(List.of());

    private final Map<String, ServerOption> options = new TreeMap<>();

    OptionCatalog(Collection<ServerOption> all) {
        all.forEach(option -> options.put(option.name(), option));
    }

    /** Whether it knows anything. */
    public boolean known() {
        return !options.isEmpty();
    }

    /** All names, sorted; for completion. */
    public Set<String> names() {
        return Set.copyOf(options.keySet());
    }

    Collection<ServerOption> all() {
        return options.values();
    }

    /** Whether the executable has an option of this very name. */
    public boolean has(String name) {
        return options.containsKey(name);
    }

    Optional<ServerOption> find(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /**
     * How this server wants an option that the lab itself gives, by its present name; empty when it has no such option
     * under any name.
     */
    Optional<Map.Entry<String, String>> resolve(String name, String value) {
        if (!known() || options.containsKey(name)) {
            return Optional.of(Map.entry(name, value));
        }
        return RenamedOption.of(name).filter(old -> options.containsKey(old.formerName()))
                .map(old -> Map.entry(old.formerName(), old.formerValue(value)));
    }

    /** Everything that is wrong with options that a user gave: unknown names, wrong values. */
    public List<String> mistakes(Map<String, List<String>> given) {
        if (!known()) {
            return List.of();
        }
        List<String> mistakes = new ArrayList<>();
        given.forEach((name, values) -> mistake(name, values).ifPresent(mistakes::add));
        return mistakes;
    }

    private Optional<String> mistake(String name, List<String> values) {
        Optional<ServerOption> option = find(name);
        if (option.isEmpty()) {
            return resolvable(name) ? Optional.empty()
                    : Optional.of("unknown option '" + name + "'" + Suggestion.nearest(name, options.keySet())
                            .map(n -> "; did you mean '" + n + "'?")
                            .orElse(" of this server; checkOptions: false leaves the judgement to it"));
        }
        return option.get().objection(values).map(text -> "option '" + name + "': " + text);
    }

    private boolean resolvable(String name) {
        return RenamedOption.of(name).filter(old -> options.containsKey(old.formerName())).isPresent();
    }

    /** What a user gave, with each option by the name that this server has for it. */
    Map<String, List<String>> named(Map<String, List<String>> given) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (known() && !options.containsKey(name) && resolvable(name)) {
                RenamedOption old = RenamedOption.of(name).orElseThrow();
                named.put(old.formerName(), values.stream().map(old::formerValue).toList());
            } else {
                named.put(name, values);
            }
        });
        return named;
    }
}

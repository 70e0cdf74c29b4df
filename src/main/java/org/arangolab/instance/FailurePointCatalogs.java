package org.arangolab.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.arangolab.process.Spawner;

/** What can be known of the failure points of executables without starting a server. Thread-safe. */
public final class FailurePointCatalogs {
    private static final Pattern TESTS = Pattern.compile("(?m)^failure-tests: (true|false)$");
    private static final String HEADER = "arangolab failure points 1";

    private final Spawner spawner;
    private final LineCache cache;
    private final Map<Path, FailurePointNames> known = new ConcurrentHashMap<>();

    /** {@code cacheDirectory} is made when it is missing. */
    public FailurePointCatalogs(Spawner spawner, Path cacheDirectory) {
        this.spawner = spawner;
        this.cache = new LineCache(cacheDirectory, HEADER);
    }

    /** The names; unknown when the executable does not tell. */
    public FailurePointNames of(ServerBinary binary) {
        return known.computeIfAbsent(binary.arangod(), arangod -> binary.standIn() ? listed(arangod) : found(arangod));
    }

    /** The stand-in's list is asked for each time: its launcher stays the same when the program behind it changes. */
    private FailurePointNames listed(Path arangod) {
        return output(arangod, "--dump-failure-points")
                .map(text -> text.lines().map(line -> line.split("\t", 2)[0]).collect(Collectors.toSet()))
                .map(FailurePointNames::new).orElse(FailurePointNames.UNKNOWN);
    }

    private FailurePointNames found(Path arangod) {
        return cache.read(arangod).map(lines -> new FailurePointNames(Set.copyOf(lines)))
                .orElseGet(() -> scanned(arangod));
    }

    private FailurePointNames scanned(Path arangod) {
        try {
            Optional<Set<String>> words = ReadOnlyData.words(arangod);
            words.ifPresent(all -> cache.write(arangod, List.copyOf(all)));
            return words.map(FailurePointNames::new).orElse(FailurePointNames.UNKNOWN);
        } catch (IOException e) {
            return FailurePointNames.UNKNOWN; // executable but not readable: no name can be checked
        }
    }

    /** Whether the executable was built with failure points; empty when it does not say, as before 3.9. */
    public Optional<Boolean> built(ServerBinary binary) {
        return output(binary.arangod(), "--version").map(TESTS::matcher).filter(Matcher::find)
                .map(line -> Boolean.valueOf(line.group(1)));
    }

    private Optional<String> output(Path arangod, String question) {
        return new Executable(arangod, spawner).answer(question);
    }
}

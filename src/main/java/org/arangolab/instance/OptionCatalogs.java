package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.arangolab.process.Captured;
import org.arangolab.process.SpawnException;
import org.arangolab.process.Spawner;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/** The catalogs of the binaries in use: from memory, from disk, else asked of the binary itself. Thread-safe. */
public final class OptionCatalogs {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Spawner spawner;
    private final OptionCache cache;
    private final Map<Path, OptionCatalog> known = new ConcurrentHashMap<>();

    /** {@code cacheDirectory} is made when it is missing. */
    public OptionCatalogs(Spawner spawner, Path cacheDirectory) {
        this.spawner = spawner;
        this.cache = new OptionCache(cacheDirectory);
    }

    /** What this binary knows; an empty catalog when it does not tell. */
    public OptionCatalog of(ServerBinary binary) {
        return known.computeIfAbsent(binary.arangod(), arangod -> cache.read(arangod).orElseGet(() -> ask(arangod)));
    }

    private OptionCatalog ask(Path arangod) {
        Optional<OptionCatalog> told = output(arangod, "--dump-options").flatMap(OptionListing::ofJson)
                .or(() -> output(arangod, "--help-all").flatMap(OptionListing::ofHelp));
        told.ifPresent(catalog -> cache.write(arangod, catalog));
        return told.orElse(OptionCatalog.UNKNOWN);
    }

    /** A binary that cannot be started or does not answer says so again, and better, when it is started as a server. */
    private Optional<String> output(Path arangod, String question) {
        try {
            Captured answer = Captured.run(spawner, arangod, List.of(question), Deadline.in(LIMIT));
            return Optional.of(answer.stdout()).filter(text -> !text.isBlank());
        } catch (SpawnException | DeadlineExceededException e) {
            return Optional.empty();
        }
    }
}

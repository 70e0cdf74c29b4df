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
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.TimeoutManager;

/**
 * The catalogs of the binaries in use: from memory, from disk, else asked of the binary itself. That a binary does not
 * tell is kept in memory, so that it costs once for a lab, but not on disk: the next lab may find a better one in its
 * place. Thread-safe.
 */
public final class OptionCatalogs {
    /** A build for tests may take seconds before it answers anything. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Spawner spawner;
    private final OptionCache cache;
    private final Duration limit;
    private final Map<Path, OptionCatalog> known = new ConcurrentHashMap<>();

    /** {@code cacheDirectory} is made when it is missing. */
    public OptionCatalogs(Spawner spawner, Path cacheDirectory) {
        this(spawner, cacheDirectory, LIMIT);
    }

    OptionCatalogs(Spawner spawner, Path cacheDirectory, Duration limit) {
        this.spawner = spawner;
        this.cache = new OptionCache(cacheDirectory);
        this.limit = limit;
    }

    /** What this binary knows, asked within the deadlines of a session; an empty catalog when it does not tell. */
    public OptionCatalog of(ServerBinary binary, TimeoutManager timeouts) {
        return of(binary.arangod(), timeouts);
    }

    /** The same of a client tool. */
    public OptionCatalog ofTool(Path tool, TimeoutManager timeouts) {
        return of(tool, timeouts);
    }

    private OptionCatalog of(Path binary, TimeoutManager timeouts) {
        OptionCatalog found = known.computeIfAbsent(binary, executable -> cache.read(executable)
                .or(() -> ask(executable, timeouts)).orElseGet(() -> untold(timeouts)));
        return found == null ? OptionCatalog.UNKNOWN : found;
    }

    /** Null, which is not kept, when the deadlines around left less time than a binary is given. */
    private OptionCatalog untold(TimeoutManager timeouts) {
        return timeouts.clamp(limit).limit().compareTo(limit) < 0 ? null : OptionCatalog.UNKNOWN;
    }

    /** One that does not answer the first question within its time is not asked another one. */
    private Optional<OptionCatalog> ask(Path binary, TimeoutManager timeouts) {
        Optional<String> answer = output(binary, "--dump-options", timeouts);
        Optional<OptionCatalog> told = answer.flatMap(OptionListing::ofJson).or(() -> answer
                .flatMap(other -> output(binary, "--help-all", timeouts)).flatMap(OptionListing::ofHelp));
        told.ifPresent(catalog -> cache.write(binary, catalog));
        return told;
    }

    /** A binary that cannot be started or does not answer says so again, and better, when it is started as a server. */
    private Optional<String> output(Path binary, String question, TimeoutManager timeouts) {
        // Without the latter a binary does not answer before it has found, and could read, a configuration.
        List<String> arguments = List.of(question, "--configuration", "none");
        try {
            return Optional.of(Captured.run(spawner, binary, arguments, timeouts.clamp(limit)).stdout());
        } catch (SpawnException | DeadlineExceededException e) {
            return Optional.empty();
        }
    }
}

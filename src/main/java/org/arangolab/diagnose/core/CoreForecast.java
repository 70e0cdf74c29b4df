package org.arangolab.diagnose.core;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arangolab.KernelFile;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * Where the core of a live process would be written, read while it lives, because its limits and its directory are gone
 * with it. Source: facts/diagnostics.md 3.
 */
public final class CoreForecast {
    private static final Pattern LIMIT = Pattern.compile("Max core file size\\s+(\\S+)");
    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final Duration COMING = Duration.ofSeconds(2);

    private final Optional<String> obstacle;
    private final Path directory;
    private final PathMatcher name;
    private final long askedAt = System.currentTimeMillis();

    private CoreForecast(Optional<String> obstacle, Path directory, PathMatcher name) {
        this.obstacle = obstacle;
        this.directory = directory;
        this.name = name;
    }

    /** Of the process with this id. */
    public static CoreForecast of(long pid) {
        return of(pid, Path.of("/proc"));
    }

    static CoreForecast of(long pid, Path proc) {
        try {
            Path own = proc.resolve(String.valueOf(pid));
            String pattern = KernelFile.read(proc.resolve("sys/kernel/core_pattern"));
            boolean appendsPid = KernelFile.read(proc.resolve("sys/kernel/core_uses_pid")).equals("1");
            Path directory = Files.readSymbolicLink(own.resolve("cwd"));
            String file = pattern.contains("%p") || !appendsPid ? pattern : pattern + ".%p";
            Path whole = directory.resolve(file);
            return new CoreForecast(obstacle(pattern, limit(own), whole.getParent()), whole.getParent(),
                    matcher(String.valueOf(whole.getFileName()), pid));
        } catch (IOException e) {
            return new CoreForecast(Optional.of("the system does not tell where it writes cores: " + e.getMessage()),
                    Path.of("/"), path -> false);
        }
    }

    private static String limit(Path own) throws IOException {
        Matcher limit = LIMIT.matcher(KernelFile.read(own.resolve("limits")));
        return limit.find() ? limit.group(1) : "unknown";
    }

    private static Optional<String> obstacle(String pattern, String limit, Path directory) {
        if (pattern.startsWith("|")) {
            return Optional.of("the system hands cores to a program, " + pattern.substring(1).split(" ")[0]
                    + "; ask that for it, or set kernel.core_pattern to core.%p");
        }
        if (limit.equals("0")) {
            return Optional.of("the process was started with a limit of 0 for cores; define it with core: true");
        }
        return Files.isWritable(directory) ? Optional.empty()
                : Optional.of("the directory for cores, " + directory + ", cannot be written");
    }

    /** The pid as it is, every other part of the pattern as a wildcard. */
    private static PathMatcher matcher(String pattern, long pid) {
        String glob = Pattern.compile("%(.)").matcher(pattern.replaceAll("([\\[\\]{}*?\\\\])", "\\\\$1"))
                .replaceAll(part -> Matcher.quoteReplacement(switch (part.group(1)) {
                    case "p" -> String.valueOf(pid);
                    case "%" -> "%";
                    default -> "*";
                }));
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    /** Why no core can come; empty when one can. */
    public Optional<String> obstacle() {
        return obstacle;
    }

    /** The core after the end of the process, when it is complete: its size does not change any more. */
    public CoreDump find() {
        if (obstacle.isPresent()) {
            return CoreDump.none(obstacle.get());
        }
        try {
            Path core = Await.that("a core in " + directory).until(Deadline.in(COMING), () -> newest()
                    .map(Observation::found).orElseGet(() -> Observation.notYet("")));
            return CoreDump.at(complete(core));
        } catch (DeadlineExceededException e) {
            return CoreDump.none("none came in " + directory
                    + "; it may be full, or the process may have forbidden its core as sanitizer builds do");
        }
    }

    private Path complete(Path core) {
        long[] size = {-1};
        return Await.that(core + " to be complete").until(Deadline.in(WRITING), () -> {
            long before = size[0];
            size[0] = core.toFile().length();
            return size[0] > 0 && size[0] == before ? Observation.found(core)
                    : Observation.notYet(size[0] + " bytes");
        });
    }

    private Optional<Path> newest() {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> cores = files.filter(file -> name.matches(file.getFileName()))
                    .filter(file -> file.toFile().lastModified() >= askedAt - 1000)
                    .sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed()).toList();
            return cores.stream().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

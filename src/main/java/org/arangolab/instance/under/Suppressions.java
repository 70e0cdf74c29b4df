package org.arangolab.instance.under;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of suppressions that a source tree of ArangoDB has for its own builds, such as
 * {@code tsan_arangodb_suppressions.txt}. Source: facts/diagnostics.md 5.3.
 *
 * @param files for each sanitizer at most one
 */
public record Suppressions(Map<Sanitizer, Path> files) {
    /** None. */
    public static final Suppressions NONE = new Suppressions(Map.of());
    /** From {@code SOURCES/build/bin/arangod} to the root, and two more for deeper build trees. */
    private static final int LEVELS = 5;

    /** Copies the map. */
    public Suppressions {
        files = Map.copyOf(files);
    }

    /**
     * Those of the source tree that a program was built in, as a directory above it shows; none for an installed one.
     */
    public static Suppressions near(Path program) {
        return Stream.iterate(program.toAbsolutePath().normalize().getParent(), at -> at != null, Path::getParent)
                .limit(LEVELS).map(Suppressions::in).filter(found -> !found.files.isEmpty()).findFirst().orElse(NONE);
    }

    private static Suppressions in(Path root) {
        Map<Sanitizer, Path> found = new TreeMap<>();
        for (Sanitizer one : Sanitizer.values()) {
            Path file = root.resolve(one.initial() + "san_arangodb_suppressions.txt");
            if (Files.isReadable(file)) {
                found.put(one == Sanitizer.ADDRESS && tellsOfLeaks(file) ? Sanitizer.LEAK : one, file);
            }
        }
        return new Suppressions(found);
    }

    /** As old releases have it: the sanitizer of addresses does not start with such lines, that of leaks wants them. */
    private static boolean tellsOfLeaks(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.startsWith("leak:"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false; // it says itself what it cannot read
        }
    }

    /** That of one. */
    Optional<Path> of(Sanitizer one) {
        return Optional.ofNullable(files.get(one));
    }
}

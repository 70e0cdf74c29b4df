package org.arangolab.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Lines on disk about executables, one file for each by path, size and time of change. A file that cannot be read or
 * written is as good as none: whoever asks finds out again. Whoever builds a server every hour keeps the latest ones
 * only.
 */
final class LineCache {
    private static final int KEPT = 64;

    private final Path directory;
    private final String header;

    /** {@code header} is the first line of each file; one with another header is not read. */
    LineCache(Path directory, String header) {
        this.directory = directory;
        this.header = header;
    }

    Optional<List<String>> read(Path binary) {
        try {
            List<String> lines = Files.readAllLines(file(binary), StandardCharsets.UTF_8);
            return lines.isEmpty() || !lines.get(0).equals(header) ? Optional.empty()
                    : Optional.of(lines.subList(1, lines.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that another lab never reads half a file. */
    void write(Path binary, List<String> lines) {
        List<String> all = new ArrayList<>(lines.size() + 1);
        all.add(header);
        all.addAll(lines);
        try {
            Files.createDirectories(directory);
            Path half = Files.createTempFile(directory, "lines", ".part");
            Files.write(half, all, StandardCharsets.UTF_8);
            Files.move(half, file(binary), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            evict();
        } catch (IOException e) {
            return; // a read-only home: the next run finds out again
        }
    }

    /** Another lab may do the same: what is gone is gone. */
    private void evict() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed()).skip(KEPT)
                    .forEach(file -> file.toFile().delete());
        }
    }

    private Path file(Path binary) throws IOException {
        String identity = binary.toRealPath() + " " + Files.size(binary) + " "
                + Files.getLastModifiedTime(binary).toMillis();
        return directory.resolve(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)) + ".tsv");
    }
}

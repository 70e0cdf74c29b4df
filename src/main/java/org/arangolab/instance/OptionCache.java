package org.arangolab.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Catalogs on disk, one file for each binary by path, size and time of change; a line for each option, fields between
 * tabs. A file that cannot be read or written is as good as none: the catalog is then asked of the binary.
 */
final class OptionCache {
    private static final String HEADER = "arangolab options 1";
    private static final int FIELDS = 6;

    private final Path directory;

    OptionCache(Path directory) {
        this.directory = directory;
    }

    Optional<OptionCatalog> read(Path binary) {
        try {
            List<String> lines = Files.readAllLines(file(binary), StandardCharsets.UTF_8);
            return lines.isEmpty() || !lines.get(0).equals(HEADER) ? Optional.empty()
                    : Optional.of(new OptionCatalog(options(lines.subList(1, lines.size()))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<ServerOption> options(List<String> lines) {
        List<ServerOption> options = new ArrayList<>(lines.size());
        for (String line : lines) {
            String[] field = line.split("\t", -1);
            if (field.length != FIELDS) {
                throw new IllegalArgumentException("a damaged line: " + line);
            }
            options.add(new ServerOption(field[0], OptionType.valueOf(field[1]), Boolean.parseBoolean(field[2]),
                    field[3], field[4].isEmpty() ? List.of() : List.of(field[4].split("\u0001")),
                    Boolean.parseBoolean(field[5])));
        }
        return options;
    }

    /** Written beside and moved, so that another lab never reads half a file. */
    void write(Path binary, OptionCatalog catalog) {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        catalog.all().forEach(option -> lines.add(String.join("\t", option.name(), option.type().name(),
                String.valueOf(option.repeatable()), option.initial().replaceAll("[\t\r\n]", " "),
                String.join("\u0001", option.allowed()), String.valueOf(option.obsolete()))));
        try {
            Files.createDirectories(directory);
            Path half = Files.createTempFile(directory, "options", ".part");
            Files.write(half, lines, StandardCharsets.UTF_8);
            Files.move(half, file(binary), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return; // a read-only home: the next run asks the binary again
        }
    }

    private Path file(Path binary) throws IOException {
        String identity = binary.toRealPath() + " " + Files.size(binary) + " "
                + Files.getLastModifiedTime(binary).toMillis();
        return directory.resolve(java.util.UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)) + ".tsv");
    }
}

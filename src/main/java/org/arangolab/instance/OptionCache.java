package org.arangolab.instance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Catalogs on disk; a line for each option, fields between tabs. */
final class OptionCache {
    private static final String HEADER = "arangolab options 2";
    private static final int FIELDS = 6;

    private final LineCache lines;

    OptionCache(Path directory) {
        this.lines = new LineCache(directory, HEADER);
    }

    Optional<OptionCatalog> read(Path binary) {
        try {
            return lines.read(binary).map(all -> new OptionCatalog(options(all)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // damaged: the binary is asked again
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

    void write(Path binary, OptionCatalog catalog) {
        List<String> all = new ArrayList<>();
        catalog.all().forEach(option -> all.add(String.join("\t", option.name(), option.type().name(),
                String.valueOf(option.repeatable()), option.initial().replaceAll("[\t\r\n]", " "),
                String.join("\u0001", option.allowed()), String.valueOf(option.obsolete()))));
        lines.write(binary, all);
    }
}

package org.arangolab.standin.server.options;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.arangolab.standin.server.ExitCode;

/**
 * Reads one configuration file with what it includes: {@code [section]}, {@code key = value}, {@code #} and {@code ;}
 * comments, {@code [section:community]}, {@code @include other}. Source: facts/server.md 1.2.
 */
final class ConfigFile {
    private static final int DEEPEST = 64;

    private final OptionReader reader;
    private final Path workingDirectory;
    private final Deque<Path> open = new ArrayDeque<>();

    ConfigFile(OptionReader reader, Path workingDirectory) {
        this.reader = reader;
        this.workingDirectory = workingDirectory;
    }

    void read(Path file) throws IOException {
        if (open.size() > DEEPEST || open.contains(file)) {
            throw invalid(file, 0, "recursive include");
        }
        open.push(file);
        String section = "";
        int number = 0;
        for (String raw : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
            String line = raw.strip();
            number++;
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip();
            } else if (line.startsWith("@include")) {
                read(included(file, line.substring("@include".length()).strip()));
            } else if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
                assignment(file, number, section, line);
            }
        }
        open.pop();
    }

    private void assignment(Path file, int number, String section, String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw invalid(file, number, "expecting 'key = value', got '" + line + "'");
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        String edition = section.contains(":") ? section.substring(section.indexOf(':') + 1) : "community";
        if (edition.equals("community")) {
            String plain = section.contains(":") ? section.substring(0, section.indexOf(':')) : section;
            String name = plain.isEmpty() || key.contains(".") ? key : plain + "." + key;
            String source = "configuration file '" + file + "'";
            reader.set(reader.known(name, source), value, source);
        }
    }

    private Path included(Path file, String name) {
        String expanded = reader.expand(name.endsWith(".conf") ? name : name + ".conf");
        Path here = workingDirectory.resolve(expanded);
        Path sibling = file.resolveSibling(expanded);
        if (Files.isRegularFile(here)) {
            return here;
        }
        if (Files.isRegularFile(sibling)) {
            return sibling;
        }
        throw new OptionException(ExitCode.CONFIG_NOT_FOUND,
                "cannot read config file '" + expanded + "', included from '" + file + "'\n");
    }

    private static OptionException invalid(Path file, int number, String why) {
        return new OptionException(ExitCode.CONFIG_NOT_FOUND,
                "error in config file '" + file + "', line " + number + ": " + why + "\n");
    }
}

package org.arangolab.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.dsl.LabWords;
import org.arangolab.fs.Workspace;
import picocli.CommandLine.Option;

/** How a server that somebody else has started is named and logged into. */
final class AttachOptions {
    @Option(names = "--name", paramLabel = "NAME", description = "The word for it; else server and its port or pid.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--user", paramLabel = "USER",
            description = "Who logs in; the password is asked for at the terminal, unless it is in a file.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--password-file", paramLabel = "FILE", description = "Its first line is the password of --user.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--jwt-secret", paramLabel = "FILE",
            description = "The server's secret, for tokens of a superuser, instead of --user.")
    private Optional<String> jwtSecret = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "URL", description = "Where a process named by its pid listens.")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--ca", paramLabel = "FILE",
            description = "The certificate of the server, or of the authority that signed it, as PEM; for https.")
    private Optional<String> ca = Optional.empty();

    /** The settings of the word {@code attach}; asks for a password when it must. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        name.ifPresent(text -> settings.put("name", text));
        user.ifPresent(text -> settings.put("user", text));
        jwtSecret.ifPresent(file -> settings.put("jwtSecret", file));
        endpoint.ifPresent(text -> settings.put("endpoint", text));
        ca.ifPresent(file -> settings.put("ca", file));
        passwordFile.map(AttachOptions::firstLine).or(this::asked).ifPresent(text -> settings.put("password", text));
        return settings;
    }

    /** Attaches to a process by its id, or to an address. */
    static void attach(LabWords words, String target, Map<String, String> settings) {
        if (target.chars().allMatch(Character::isDigit)) {
            words.attach(settings, Long.parseLong(target));
        } else {
            words.attach(settings, target);
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new ConfigException("--password-file " + file + " cannot be read: " + Workspace.reason(e));
        }
    }

    /** A password on a command line would be in the list of processes; without a terminal there is nobody to ask. */
    private Optional<String> asked() {
        Console console = System.console();
        return user.filter(u -> console != null)
                .map(u -> new String(console.readPassword("Password of %s: ", u)));
    }
}

package org.arangolab.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.ConfigException;
import org.arangolab.dsl.LabWords;
import org.arangolab.fs.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code arangolab attach}: the prompt, on a server that somebody else has started. */
@Command(name = "attach", sortOptions = false,
        description = "Opens the prompt on a server that somebody else has started: read-only until NAME.arm(5.min).",
        footer = {"", "Examples:", "  arangolab attach http://127.0.0.1:8529 --user root",
            "  arangolab attach 4711 --name live --jwt-secret /etc/arangodb3/secret",
            "  echo 'live.health' | arangolab attach 4711 --name live", "",
            "Exit codes: 0 the prompt was left, 1 the server does not answer, or input came from a pipe and an entry failed,",
            "4 the lab itself failed, 64 wrong usage, or there is no such process."})
final class AttachCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "URL|PID", description = "Where it listens, or its process id on this machine.")
    private String target;

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

    AttachCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Map<String, String> settings = settings();
        return new Prompt(common).open(List.of(), words -> attach(words, settings));
    }

    private void attach(LabWords words, Map<String, String> settings) {
        if (target.chars().allMatch(Character::isDigit)) {
            words.attach(settings, Long.parseLong(target));
        } else {
            words.attach(settings, target);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        name.ifPresent(text -> settings.put("name", text));
        user.ifPresent(text -> settings.put("user", text));
        jwtSecret.ifPresent(file -> settings.put("jwtSecret", file));
        endpoint.ifPresent(text -> settings.put("endpoint", text));
        passwordFile.map(AttachCommand::firstLine).or(this::asked).ifPresent(text -> settings.put("password", text));
        return settings;
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

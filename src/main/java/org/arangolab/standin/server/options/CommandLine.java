package org.arangolab.standin.server.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.arangolab.standin.server.ExitCode;

/**
 * Reads the arguments of arangod or a client tool, then the configuration files they lead to. Sources: facts/server.md
 * 1.1 and 1.2, facts/client-tools.md 2.
 */
public final class CommandLine {
    private static final String SOURCE = "command-line options";
    private static final Map<Character, String> SHORTHANDS = Map.of(
            'c', "configuration", 'o', "log.output", 'l', "log.level", 'D', "define");

    private final OptionTable table;
    private final OptionReader reader;
    private final UnaryOperator<String> environment;
    private final Path workingDirectory;

    private CommandLine(OptionTable table, UnaryOperator<String> environment, Path workingDirectory) {
        this.table = table;
        this.reader = new OptionReader(table, environment);
        this.environment = environment;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Reads everything.
     *
     * @param environment looks up environment variables, null for none
     * @throws OptionException with the text for standard error and the exit code
     */
    public static Options read(List<String> arguments, UnaryOperator<String> environment, Path workingDirectory) {
        return new CommandLine(OptionTable.load(), environment, workingDirectory).read(arguments, CommandLine::found);
    }

    /**
     * Reads everything for a client tool, which does not start without a configuration file unless it is told so.
     *
     * @param packaged the directory of the configuration files that came with the tools
     * @throws OptionException with the text for standard error and the exit code
     */
    public static Options readForTool(OptionTable table, List<String> arguments, UnaryOperator<String> environment,
                                      Path workingDirectory, Path packaged) {
        CommandLine line = new CommandLine(table, environment, workingDirectory);
        return line.read(arguments, self -> self.foundForTool(packaged));
    }

    private Options read(List<String> arguments, Function<CommandLine, Optional<Path>> search) {
        arguments(arguments);
        reader.freeze();
        configuration(reader.result(), search);
        return reader.result();
    }

    private void arguments(List<String> arguments) {
        predefine(arguments);
        int at = 0;
        while (at < arguments.size()) {
            String argument = arguments.get(at++);
            if (argument.equals("--")) {
                arguments.subList(at, arguments.size()).forEach(reader::bare);
                return;
            }
            if (argument.startsWith("--")) {
                at += option(undashed(argument), at < arguments.size() ? arguments.get(at) : null);
            } else if (longNameWithOneDash(argument)) {
                at += option(argument.substring(1), at < arguments.size() ? arguments.get(at) : null);
            } else if (argument.startsWith("-") && argument.length() > 1) {
                at += shorthand(argument, at < arguments.size() ? arguments.get(at) : null);
            } else {
                reader.bare(argument);
            }
        }
    }

    private static String undashed(String argument) {
        int from = 0;
        while (from < argument.length() && argument.charAt(from) == '-') {
            from++;
        }
        return argument.substring(from);
    }

    /** {@code -configuration none} works as with two dashes. */
    private boolean longNameWithOneDash(String argument) {
        String name = undashed(argument);
        int equals = name.indexOf('=');
        return argument.startsWith("-") && table.find(equals < 0 ? name : name.substring(0, equals)).isPresent();
    }

    /** Definitions hold for values that stand before them, too. */
    private void predefine(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--define=")) {
                reader.define(argument.substring("--define=".length()));
            } else if (i + 1 < arguments.size() && (argument.equals("--define") || argument.equals("-D"))) {
                reader.define(arguments.get(i + 1));
            }
        }
    }

    /** Answers how many further arguments were used. */
    private int option(String text, String next) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Option option = reader.known(helpSection(name), SOURCE);
        if (equals >= 0) {
            reader.set(option, text.substring(equals + 1), SOURCE);
            return 0;
        }
        if (!option.requiresValue() && (next == null || !OptionType.looksBoolean(next))) {
            reader.set(option, "true", SOURCE);
            return 0;
        }
        if (next == null) {
            throw reader.missingValue(option.name(), SOURCE);
        }
        reader.set(option, next, SOURCE);
        return 1;
    }

    /** {@code --help-log} and the like print everything here. */
    private static String helpSection(String name) {
        return name.startsWith("help-") ? "help-all" : name;
    }

    private int shorthand(String argument, String next) {
        String name = SHORTHANDS.get(argument.charAt(1));
        if (name == null) {
            reader.known(argument.substring(1), SOURCE);
        }
        if (argument.length() == 2) {
            return option(name, next);
        }
        reader.set(reader.known(name, SOURCE), argument.substring(2), SOURCE);
        return 0;
    }

    private void configuration(Options soFar, Function<CommandLine, Optional<Path>> search) {
        Optional<String> named = soFar.given("configuration");
        if (named.isPresent()) {
            if (!named.get().equalsIgnoreCase("none")) {
                files(existing(workingDirectory.resolve(named.get())));
            }
            return;
        }
        search.apply(this).ifPresent(this::files);
    }

    private Optional<Path> foundForTool(Path packaged) {
        String file = table.program() + ".conf";
        Optional<Path> home = Optional.ofNullable(environment.apply("HOME")).filter(h -> !h.isEmpty()).map(Path::of);
        List<Optional<Path>> places = List.of(Optional.of(workingDirectory.resolve("etc/relative")),
                Optional.of(packaged), Optional.of(workingDirectory), home.map(h -> h.resolve(".arangodb")));
        List<Path> files = places.stream().flatMap(Optional::stream).map(p -> p.resolve(file)).toList();
        return Optional.of(files.stream().filter(Files::isRegularFile).findFirst().orElseThrow(() ->
                new OptionException(ExitCode.CONFIG_NOT_FOUND, "cannot find configuration file, looked for " + files
                        + "; use '--configuration none' for none\n")));
    }

    private static Path existing(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new OptionException(ExitCode.CONFIG_NOT_FOUND, "cannot read config file '" + file + "'\n");
        }
        return file;
    }

    private Optional<Path> found() {
        String home = environment.apply("HOME");
        String extra = environment.apply("ARANGODB_CONFIG_PATH");
        List<Optional<Path>> places = List.of(
                Optional.ofNullable(extra).filter(p -> !p.isEmpty()).map(Path::of),
                Optional.of(workingDirectory),
                Optional.of(workingDirectory.resolve("etc/relative")),
                Optional.ofNullable(home).filter(p -> !p.isEmpty()).map(h -> Path.of(h, ".arangodb")));
        return places.stream().flatMap(Optional::stream).map(p -> p.resolve("arangod.conf"))
                .filter(Files::isRegularFile).findFirst();
    }

    private void files(Path file) {
        Path local = file.resolveSibling(file.getFileName() + ".local");
        try {
            if (Files.isRegularFile(local)) {
                new ConfigFile(reader, workingDirectory).read(local);
                reader.freeze();
            }
            new ConfigFile(reader, workingDirectory).read(file);
        } catch (IOException e) {
            throw new OptionException(ExitCode.CONFIG_NOT_FOUND,
                    "cannot read config file '" + file + "': " + e.getMessage() + "\n");
        }
    }
}

package org.arangolab.lab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.instance.ServerBinary;
import org.arangolab.tools.Tool;

/**
 * Chooses the arangod to start. First hit wins: the instance's {@code binaries:}, {@code --arangodb}, the variable
 * {@code ARANGODB_HOME}, {@code PATH}, the installation of an arangosh in {@code PATH}, the stand-in. A place that was
 * named and holds no arangod is a mistake, not a reason to go on looking.
 */
public final class Binaries {
    private static final List<String> PLACES = List.of("arangod", "bin/arangod", "sbin/arangod", "usr/sbin/arangod",
            "build/bin/arangod");

    private final Optional<Path> chosen;
    private final boolean standInOnly;
    private final Map<String, String> environment;

    /** With the user's choice and the environment to look into. */
    public Binaries(Optional<Path> chosen, boolean standInOnly, Map<String, String> environment) {
        this.chosen = chosen;
        this.standInOnly = standInOnly;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The executable for a server that names a place of its own, or not.
     *
     * @throws ConfigException     when a named place holds no arangod, with the paths that were tried
     * @throws LabFailureException when there is none at all
     */
    public ServerBinary arangod(Optional<Path> own) {
        if (own.isPresent()) {
            return named(own.get(), "binaries:");
        }
        if (standInOnly) {
            return standIn("--stand-in", "--stand-in: ");
        }
        return chosen.map(place -> named(place, "--arangodb"))
                .or(() -> variable("ARANGODB_HOME").map(place -> named(Path.of(place), "ARANGODB_HOME")))
                .or(this::onPath)
                .orElseGet(() -> standIn("no arangod found in --arangodb, ARANGODB_HOME or PATH",
                        "no arangod: none in --arangodb, ARANGODB_HOME or PATH, and "));
    }

    /** The executable that is used unless a server names another one. */
    public ServerBinary arangod() {
        return arangod(Optional.empty());
    }

    /**
     * The executable of a client tool, from where the arangod in use comes.
     *
     * @throws ConfigException     when there is none, with the paths that were tried
     * @throws LabFailureException when there is no arangod at all
     */
    public Path tool(Tool tool) {
        return new ToolFinder(arangod(), variable("PATH").orElse("")).find(tool);
    }

    private static ServerBinary named(Path place, String origin) {
        List<Path> tried = Files.isRegularFile(place) ? List.of(place) : PLACES.stream().map(place::resolve).toList();
        return tried.stream().filter(Files::isRegularFile).findFirst()
                .map(found -> new ServerBinary(found.toAbsolutePath().normalize(), isStandIn(found), origin))
                .orElseThrow(() -> new ConfigException(origin + " " + place + " holds no arangod; tried "
                        + String.join(", ", tried.stream().map(Path::toString).toList())));
    }

    private Optional<ServerBinary> onPath() {
        List<Path> directories = variable("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(directory -> !directory.isEmpty()).map(Path::of).toList();
        return Stream.concat(directories.stream().map(directory -> directory.resolve("arangod")),
                        directories.stream().flatMap(Binaries::besideTools))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(found -> new ServerBinary(found.toAbsolutePath().normalize(), isStandIn(found), "PATH"));
    }

    /** Packages have it in a directory that is in the PATH of few users, and archives in one of their own. */
    private static Stream<Path> besideTools(Path directory) {
        return Stream.of("../sbin/arangod", "../usr/sbin/arangod").map(directory::resolve)
                .filter(arangod -> Files.exists(directory.resolve("arangosh")));
    }

    private static ServerBinary standIn(String origin, String before) {
        return Distribution.standIn().map(path -> new ServerBinary(path, true, origin))
                .orElseThrow(() -> new LabFailureException(before
                        + "the stand-in is only in the distribution; start the lab with bin/arangolab, or set "
                        + "-Darangolab.home=DIR"));
    }

    private static boolean isStandIn(Path arangod) {
        return Distribution.standIn().filter(arangod.toAbsolutePath().normalize()::equals).isPresent();
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}

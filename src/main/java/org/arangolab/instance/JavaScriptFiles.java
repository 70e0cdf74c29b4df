package org.arangolab.instance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JavaScript files of an installation. Only its configuration files say where they are: a server or a shell that
 * reads none ends at once, unless it is told. They lie in a directory of their own version in packages and archives
 * ({@code share/arangodb3/js/3.11.8}), which the executables look for below the directory that they are given, and
 * without one in a source tree. Source: V8DealerFeature and V8ShellFeature of ArangoDB.
 *
 * @param directory for {@code javascript.startup-directory}
 */
public record JavaScriptFiles(Path directory) {
    /** From the directory of the executable: packages, unpacked archives, trees of sources with one or more builds. */
    private static final List<String> PLACES = List.of("../share/arangodb3/js", "../usr/share/arangodb3/js", "../js",
            "../../js", "../../share/arangodb3/js", "../../../js");
    private static final String OF_A_VERSION = "[0-9]*";

    /** Those of an {@code arangod}; empty when there are none, as from 4.0 on. */
    public static Optional<JavaScriptFiles> ofServer(Path executable) {
        return near(executable, "server/server.js");
    }

    /** Those of an {@code arangosh}. */
    public static Optional<JavaScriptFiles> ofShell(Path executable) {
        return near(executable, "client/client.js");
    }

    /** Beside the executable, or beside what it links to. */
    private static Optional<JavaScriptFiles> near(Path executable, String script) {
        return Stream.concat(Stream.of(executable.toAbsolutePath()), target(executable).stream())
                .flatMap(file -> PLACES.stream().map(place -> file.resolveSibling(place).normalize()))
                .filter(directory -> holds(directory, script)).findFirst().map(JavaScriptFiles::new);
    }

    private static Optional<Path> target(Path executable) {
        try {
            return Optional.of(executable.toRealPath());
        } catch (IOException e) {
            return Optional.empty(); // whoever starts it says better that it is not there
        }
    }

    private static boolean holds(Path directory, String script) {
        return Files.exists(directory.resolve(script)) || ofVersions(directory).stream()
                .anyMatch(version -> Files.exists(version.resolve(script)));
    }

    private static List<Path> ofVersions(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(directory, OF_A_VERSION)) {
            List<Path> found = new ArrayList<>();
            versions.forEach(found::add);
            return found;
        } catch (IOException e) {
            return List.of(); // not readable, so it is not what is looked for
        }
    }

    /** Those of the Enterprise Edition in a source tree, which has them apart; packages have them together. */
    public Optional<Path> modules() {
        return Optional.of(directory.resolveSibling("enterprise").resolve("js")).filter(Files::isDirectory);
    }
}

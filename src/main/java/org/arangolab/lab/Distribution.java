package org.arangolab.lab;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where arangolab itself is installed: the directory with {@code bin}, {@code lib}, {@code stdlib} and {@code scripts}.
 */
public final class Distribution {
    private static final String PROPERTY = "arangolab.home";

    private Distribution() {
    }

    /** The directory; empty when the classes do not come from a distribution. */
    public static Optional<Path> home() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of)
                .or(Distribution::besideTheJar)
                .map(home -> home.toAbsolutePath().normalize())
                .filter(Files::isDirectory);
    }

    /** The stand-in's executable. */
    static Optional<Path> standIn() {
        return home().map(home -> home.resolve("lib/standin/bin/arangod")).filter(Files::isExecutable);
    }

    /** The version, from the jar's manifest. */
    public static String version() {
        return Optional.ofNullable(Distribution.class.getPackage().getImplementationVersion()).orElse("development");
    }

    private static Optional<Path> besideTheJar() {
        try {
            Path code = Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Optional.ofNullable(code.getParent()).map(Path::getParent)
                    .filter(home -> Files.isDirectory(home.resolve("lib/standin")));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the lab's classes is not a path", e);
        }
    }
}

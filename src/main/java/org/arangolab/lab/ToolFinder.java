package org.arangolab.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.instance.ServerBinary;
import org.arangolab.tools.Tool;

/**
 * Finds the executables of client tools where the arangod in use comes from: beside it, in the directories of tools of
 * the same installation or build tree, then in {@code PATH}. The stand-in has tools of its own; they are not mixed with
 * real ones.
 *
 * @param arangod the server in use
 * @param path    the directories of {@code PATH}
 */
record ToolFinder(ServerBinary arangod, String path) {
    private static final List<String> PLACES = List.of(".", "../bin", "../usr/bin", "../../bin", "../../usr/bin",
            "../client-tools", "../build/bin");

    /**
     * The executable, under its present or a former name.
     *
     * @throws ConfigException with the places that were tried
     */
    Path find(Tool tool) {
        List<Path> tried = new ArrayList<>();
        for (Path directory : directories()) {
            for (String name : tool.executables()) {
                Path candidate = directory.resolve(name).normalize();
                if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return candidate;
                }
                tried.add(candidate);
            }
        }
        throw new ConfigException(tool.word() + " is not installed beside " + arangod.arangod() + why(tool) + "; tried "
                + String.join(", ", tried.stream().map(Path::toString).limit(8).toList())
                + (tried.size() > 8 ? " and " + (tried.size() - 8) + " more" : ""));
    }

    /** Whether it is there. */
    Optional<Path> ifPresent(Tool tool) {
        return directories().stream().flatMap(directory -> tool.executables().stream().map(directory::resolve))
                .filter(Files::isExecutable).map(Path::normalize).findFirst();
    }

    private static String why(Tool tool) {
        return switch (tool) {
            case ARANGOBACKUP -> " (packages of the Community Edition before 3.12.5 have none)";
            case ARANGOBENCH -> " (packages from 4.0 on have none)";
            default -> "";
        };
    }

    private Set<Path> directories() {
        Path beside = arangod.arangod().getParent();
        Set<Path> directories = new LinkedHashSet<>();
        if (arangod.standIn()) {
            directories.add(beside);
            return directories;
        }
        PLACES.forEach(place -> directories.add(beside.resolve(place).normalize()));
        Stream<String> more = Arrays.stream(path.split(":")).filter(directory -> !directory.isEmpty());
        more.map(Path::of).forEach(directories::add);
        return directories;
    }
}

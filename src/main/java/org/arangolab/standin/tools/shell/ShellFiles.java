package org.arangolab.standin.tools.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The functions of module {@code fs}. */
final class ShellFiles {
    private final Path directory;

    ShellFiles(Path directory) {
        this.directory = directory;
    }

    private Path path(List<String> arguments, int at) {
        return directory.resolve(arguments.get(at));
    }

    /** A function by name; a list is answered for lists of names. */
    Object call(String function, List<String> arguments) throws IOException {
        return switch (function) {
            case "getTempPath" -> System.getProperty("java.io.tmpdir");
            case "getTempFile" -> Files.createTempDirectory("arangosh").resolve("file").toString();
            case "home" -> System.getProperty("user.home");
            case "write" -> written(arguments, StandardOpenOption.TRUNCATE_EXISTING);
            case "append" -> written(arguments, StandardOpenOption.APPEND);
            case "move" -> Files.move(path(arguments, 0), path(arguments, 1)).toString();
            case "copyFile" -> Files.copy(path(arguments, 0), path(arguments, 1)).toString();
            default -> call(function, path(arguments, 0));
        };
    }

    private static Object call(String function, Path path) throws IOException {
        return switch (function) {
            case "read" -> Files.readString(path);
            case "exists" -> Files.exists(path);
            case "isFile" -> Files.isRegularFile(path);
            case "isDirectory" -> Files.isDirectory(path);
            case "list" -> names(path, 1);
            case "listTree" -> names(path, Integer.MAX_VALUE);
            case "makeDirectory" -> Files.createDirectory(path).toString();
            case "makeDirectoryRecursive" -> Files.createDirectories(path).toString();
            case "remove", "removeDirectory" -> removed(path);
            case "removeDirectoryRecursive" -> removedTree(path);
            case "size" -> (double) Files.size(path);
            case "mtime" -> (double) Files.getLastModifiedTime(path).toInstant().getEpochSecond();
            case "makeAbsolute" -> path.toAbsolutePath().normalize().toString();
            default -> throw new IOException("fs." + function + " is not known to the stand-in");
        };
    }

    private Object written(List<String> arguments, StandardOpenOption how) throws IOException {
        Files.writeString(path(arguments, 0), arguments.get(1), StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, how);
        return true;
    }

    private static List<String> names(Path path, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(path, depth)) {
            return files.filter(file -> !file.equals(path)).map(file -> path.relativize(file).toString()).sorted()
                    .toList();
        }
    }

    private static Object removed(Path path) throws IOException {
        Files.delete(path);
        return true;
    }

    private static Object removedTree(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return true;
    }
}

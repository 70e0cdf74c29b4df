package org.arangolab.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to start: an executable with arguments, a directory, variables added to the lab's own environment, and the files
 * that take its output.
 *
 * @param executable  absolute path
 * @param arguments   without the executable
 * @param environment variables added or replaced
 * @param directory   the working directory
 * @param stdout      the file that standard output is appended to
 * @param stderr      the file that standard error is appended to
 */
public record Command(Path executable, List<String> arguments, Map<String, String> environment, Path directory,
                      Path stdout, Path stderr) {
    /** Copies the collections. */
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(new LinkedHashMap<>(environment));
    }

    /** Executable and arguments in one list. */
    public List<String> argv() {
        List<String> argv = new ArrayList<>(arguments.size() + 1);
        argv.add(executable.toString());
        argv.addAll(arguments);
        return argv;
    }

    /** The command line, quoted so that a shell reads it back. */
    public String line() {
        return argv().stream().map(Command::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

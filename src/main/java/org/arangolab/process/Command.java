package org.arangolab.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param traits      what else there is about it
 * @param limits      what it may have of the machine
 */
public record Command(Path executable, List<String> arguments, Map<String, String> environment, Path directory,
                      Path stdout, Path stderr, Set<Trait> traits, Limits limits) {
    /** What is not the rule for a child of the lab. */
    public enum Trait {
        /** Its limit for core files is raised as far as the system allows. */
        CORES,
        /** It is not bound to the lab and goes on when that ends. */
        OUTLIVES,
        /** Its standard input is a pipe from the lab, {@link ChildProcess#input}; else it is empty. */
        INPUT,
        /**
         * Its executable starts the program at the end of its arguments as a child, and ends as that does: pid and
         * signals are the child's.
         */
        PARENT
    }

    /** Copies the collections. */
    public Command {
        traits = Set.copyOf(traits);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(new LinkedHashMap<>(environment));
    }

    /** Without limits. */
    public Command(Path executable, List<String> arguments, Map<String, String> environment, Path directory,
            Path stdout,
                   Path stderr, Set<Trait> traits) {
        this(executable, arguments, environment, directory, stdout, stderr, traits, Limits.NONE);
    }

    /** Without traits. */
    public Command(Path executable, List<String> arguments, Map<String, String> environment, Path directory,
            Path stdout,
                   Path stderr) {
        this(executable, arguments, environment, directory, stdout, stderr, Set.of());
    }

    /** The same with limits. */
    public Command within(Limits value) {
        return new Command(executable, arguments, environment, directory, stdout, stderr, traits, value);
    }

    /** Whether it has this trait. */
    boolean has(Trait trait) {
        return traits.contains(trait);
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

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

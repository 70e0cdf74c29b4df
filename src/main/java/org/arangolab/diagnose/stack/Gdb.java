package org.arangolab.diagnose.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * GNU's. Nothing is loaded from the network ({@code debuginfod}) or from the program's directory, no user's settings
 * are read, and no stack is longer than {@value #FRAMES} frames, so that an endless recursion is told in time.
 *
 * @param program its executable
 */
record Gdb(Path program) implements Debugger {
    static final int FRAMES = 60;
    private static final List<String> QUIET = List.of("--batch", "-nx", "-iex", "set debuginfod enabled off", "-iex",
            "set auto-load off", "-ex", "set pagination off", "-ex", "set width 0", "-ex", "set confirm off", "-ex",
            "set print frame-arguments scalars");

    @Override
    public StackReader reader() {
        return new GdbStacks();
    }

    @Override
    public String name() {
        return "gdb";
    }

    @Override
    public List<String> process(long pid) {
        return call(List.of("info threads", "thread apply all bt " + FRAMES), "-p", String.valueOf(pid));
    }

    @Override
    public List<String> core(Path executable, Path core) {
        return call(List.of("info threads", "bt full " + FRAMES, "thread apply all bt " + FRAMES, "info registers",
                "info sharedlibrary"), executable.toString(), core.toString());
    }

    @Override
    public List<String> dump(long pid, Path file) {
        return call(List.of("generate-core-file " + file), "-p", String.valueOf(pid));
    }

    private static List<String> call(List<String> commands, String... target) {
        List<String> words = new ArrayList<>(QUIET);
        commands.forEach(command -> words.addAll(List.of("-ex", command)));
        return Stream.concat(words.stream(), Stream.of(target)).toList();
    }
}

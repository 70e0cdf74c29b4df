package org.arangolab.diagnose.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * LLVM's, where gdb is missing. Its options: {@code lldb --help} of 14 and later.
 *
 * @param program its executable
 */
record Lldb(Path program) implements Debugger {
    static final String STACKS = "thread backtrace ";
    /** As it writes them by itself, but with the kernel's number of the thread. */
    private static final String THREAD = "thread #${thread.index}: tid = ${thread.id%tid}{, name = '${thread.name}'}"
            + "{, stop reason = ${thread.stop-reason}}\\n";
    /** The same without the values of arguments. */
    private static final String FRAME = "frame #${frame.index}: ${frame.pc}{ ${module.file.basename}{`"
            + "${function.name-without-args}{${frame.no-debug}${function.pc-offset}}}}"
            + "{ at ${line.file.fullpath}:${line.number}}\\n";
    private static final List<String> QUIET = List.of("--batch", "--no-lldbinit", "--no-use-colors", "-O",
            "settings set symbols.enable-external-lookup false", "-O", "settings set thread-stop-format \"" + THREAD
            + "\"", "-O", "settings set frame-format \"" + FRAME + "\"");

    @Override
    public StackReader reader() {
        return new LldbStacks();
    }

    @Override
    public String name() {
        return "lldb";
    }

    @Override
    public List<String> process(long pid) {
        return call(List.of(STACKS + "-c " + Gdb.FRAMES + " all", "detach"), "-p", String.valueOf(pid));
    }

    @Override
    public List<String> core(Path executable, Path core) {
        return call(List.of(STACKS + "-c " + Gdb.FRAMES + " all", "register read", "image list"), "-c",
                core.toString(), executable.toString());
    }

    @Override
    public List<String> dump(long pid, Path file) {
        return call(List.of("process save-core " + file, "detach"), "-p", String.valueOf(pid));
    }

    private static List<String> call(List<String> commands, String... target) {
        List<String> words = new ArrayList<>(QUIET);
        commands.forEach(command -> words.addAll(List.of("-o", command)));
        return Stream.concat(words.stream(), Stream.of(target)).toList();
    }
}

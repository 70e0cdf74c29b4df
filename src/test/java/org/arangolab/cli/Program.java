package org.arangolab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program, started as a user would. Output goes into files, so that nothing can block it.
 *
 * @param process  it
 * @param out      its standard output
 * @param err      its standard error
 */
record Program(Process process, Path out, Path err) {
    private static final Path LAUNCHER = Path.of(System.getProperty("arangolab.home"), "bin", "arangolab");

    static Program start(Path directory, Map<String, String> environment, String... arguments) throws IOException {
        return start(directory, environment, List.of(LAUNCHER.toString()), arguments);
    }

    /** After a shell command in a mount namespace of its own, as its root. */
    static Program inMountNamespace(Path directory, String mount, String... arguments) throws IOException {
        return start(directory, Map.of(), List.of("unshare", "-rm", "sh", "-c", mount + " && exec \"$0\" \"$@\"",
                LAUNCHER.toString()), arguments);
    }

    /** As the leader of a process group, as a shell starts it at its prompt. */
    static Program startInItsOwnGroup(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), List.of("setsid", LAUNCHER.toString()), arguments);
    }

    private static Program start(Path directory, Map<String, String> environment, List<String> launcher,
                                 String... arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("ARANGOLAB_RUNS", directory.resolve("runs").toString());
        builder.environment().remove("GITHUB_ACTIONS");
        builder.environment().putAll(environment);
        return new Program(builder.start(), out, err);
    }

    static Program run(Path directory, String... arguments) throws IOException, InterruptedException {
        Program program = start(directory, Map.of(), arguments);
        program.await();
        return program;
    }

    int await() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end within 120 s");
        }
        return process.exitValue();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-s", name, String.valueOf(process.pid())).start().waitFor();
    }

    int code() {
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    String errors() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }
}

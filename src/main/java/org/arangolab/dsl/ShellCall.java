package org.arangolab.dsl;

import groovy.lang.Closure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolSession;

/** A call of arangosh: a script or code, a talk, or many shells at once. */
public class ShellCall extends ToolCall {
    private static final String EXECUTE = "javascript.execute";

    private Optional<Object> script = Optional.empty();

    ShellCall(Toolbox toolbox) {
        super(toolbox, Tool.ARANGOSH);
    }

    @Override
    void word(Object text) {
        from(text);
    }

    /** A file, or code when it has several lines or is a GString. */
    @Override
    public ToolCall from(Object source) {
        if (!aim(source)) {
            script = Optional.of(source);
        }
        return this;
    }

    @Override
    ToolJob ready() {
        ToolJob job = super.ready();
        return script.map(text -> job.with(EXECUTE, file(text).toString())).orElse(job);
    }

    private Path file(Object text) {
        if (Toolbox.isCode(text)) {
            return written(String.valueOf(text));
        }
        Path file = Toolbox.path(text);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException("arangosh: " + file
                    + ": no such file; code of one line is given as a GString or as "
                    + "'javascript.execute-string': '…'");
        }
        return file;
    }

    /** Code goes through a file: a command line has a limit, and {@code @} a meaning there. */
    private Path written(String code) {
        try {
            return Files.writeString(toolbox().runner().home("code").resolve("code.js"), code, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabFailureException("cannot write the code for arangosh: " + e.getMessage(), e);
        }
    }

    /** A shell to talk with: {@code send}, {@code expect}, {@code finish}; it is ended at the end of the test. */
    public ToolSession session() {
        ToolSession session = toolbox().runner().session(ready());
        toolbox().endAtTheLatest(session::close);
        return session;
    }

    /** So many shells at once, each with the code that the block answers for its number, again and again. */
    public FleetCall background(int count, Closure<?> code) {
        List<String> snippets = IntStream.range(0, count).mapToObj(i -> String.valueOf(code.call(i))).toList();
        return new FleetCall(toolbox(), super.ready(), snippets);
    }
}

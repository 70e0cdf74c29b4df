package org.arangolab.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Supplier;

/**
 * Entries from a pipe or a file: no prompt, no colours, no history. Lines are gathered until they make a whole entry. A
 * Ctrl-C is the JVM's own affair: it exits, and the lab closes on the way.
 */
final class PipeConsole implements Console {
    private static final int WIDTH = 120;

    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream errors;

    PipeConsole(InputStream in, PrintStream out, PrintStream errors) {
        this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.out = out;
        this.errors = errors;
    }

    @Override
    public Input read() {
        try {
            String line = in.readLine();
            if (line == null) {
                return new Input.End();
            }
            StringBuilder entry = new StringBuilder(line);
            while (isUnfinished(entry.toString()) && (line = in.readLine()) != null) {
                entry.append('\n').append(line);
            }
            return new Input.Entry(entry.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read standard input: " + e.getMessage(), e);
        }
    }

    private static boolean isUnfinished(String entry) {
        return !SlashCommands.looksLikeCommand(entry) && Completeness.missing(entry).isPresent();
    }

    @Override
    public void print(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void printError(String text) {
        out.flush();
        errors.println(text);
        errors.flush();
    }

    @Override
    public void notice(String text) {
        // a pipe gets answers only
    }

    @Override
    public void refresh() {
        // there is no status line
    }

    @Override
    public Rendering rendering() {
        return new Rendering(WIDTH, false);
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public List<String> history() {
        return List.of();
    }

    @Override
    public void clear() {
        // there is no screen
    }

    @Override
    public <T> T interruptibly(Runnable onInterrupt, Supplier<T> work) {
        return work.get();
    }

    @Override
    public void close() {
        out.flush();
    }
}

package org.arangolab.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.arangolab.LabFailureException;
import org.arangolab.lab.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** A person at a terminal: line editing, history, completion, highlighting, the status line. */
final class TerminalConsole implements Console {
    private static final String STATUS_WIDGET = "arangolab-status";
    private static final int NARROW = 40;
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final Terminal terminal;
    private final LineReader reader;
    private final StatusLine status;
    private final Map<String, String> environment;

    TerminalConsole(Terminal terminal, Session session, Vocabulary vocabulary, SlashCommands commands,
                    Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
        this.status = new StatusLine(terminal, session::instances, () -> session.tools().running(), environment);
        this.reader = reader(terminal, vocabulary, commands);
        terminal.handle(Signal.INT, signal -> { }); // between two entries Ctrl-C must not end the lab
        reader.getWidgets().put(STATUS_WIDGET, () -> {
            status.update();
            return true;
        });
        Path file = PromptHistory.file(environment);
        if (PromptHistory.prepare(file)) {
            reader.setVariable(LineReader.HISTORY_FILE, file);
        }
    }

    /** The terminal that this process runs in; a dumb one where nothing better works, without a warning. */
    static Terminal systemTerminal() {
        try {
            Terminal terminal = TerminalBuilder.builder().system(true).providers("jni,exec").dumb(true).build();
            if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
                terminal.setSize(new Size(COLUMNS, ROWS)); // pseudo-terminals of some CIs have no size
            }
            return terminal;
        } catch (IOException e) {
            throw new LabFailureException("cannot open the terminal: " + e.getMessage(), e);
        }
    }

    private static LineReader reader(Terminal terminal, Vocabulary vocabulary, SlashCommands commands) {
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("arangolab")
                .parser(new PromptParser())
                .completer(new PromptCompleter(new Completion(vocabulary, commands)))
                .highlighter(new PromptHighlighter(() -> new Highlighting(vocabulary, commands)))
                .history(new PromptHistory())
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .variable(LineReader.INDENTATION, 0)
                .build();
    }

    @Override
    public Input read() {
        status.update();
        boolean narrow = terminal.getWidth() < NARROW;
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, narrow ? "| " : "%P | ");
        try {
            return new Input.Entry(reader.readLine(narrow ? "> " : "arangolab> "));
        } catch (UserInterruptException e) {
            return new Input.Interrupted(!e.getPartialLine().isBlank());
        } catch (EndOfFileException e) {
            return new Input.End();
        }
    }

    @Override
    public void print(String text) {
        System.out.flush();
        terminal.writer().println(text);
        terminal.flush();
    }

    @Override
    public void notice(String text) {
        if (reader.isReading()) {
            reader.printAbove(rendering().remark(text));
        }
    }

    @Override
    public void printError(String text) {
        print(text);
    }

    @Override
    public void refresh() {
        if (reader.isReading()) {
            try {
                reader.callWidget(STATUS_WIDGET);
            } catch (IllegalStateException e) {
                return; // the entry was finished just now: the next prompt draws the line
            }
        }
    }

    @Override
    public Rendering rendering() {
        boolean colours = !environment.containsKey("NO_COLOR") && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        return new Rendering(terminal.getWidth(), colours);
    }

    @Override
    public boolean interactive() {
        return true;
    }

    @Override
    public List<String> history() {
        List<String> entries = new ArrayList<>();
        for (History.Entry entry : reader.getHistory()) {
            entries.add(entry.line());
        }
        return entries;
    }

    @Override
    public void clear() {
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    @Override
    public <T> T interruptibly(Runnable onInterrupt, Supplier<T> work) {
        Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> onInterrupt.run());
        try {
            return work.get();
        } finally {
            terminal.handle(Signal.INT, before);
        }
    }

    @Override
    public void close() {
        status.close();
        try {
            terminal.close();
        } catch (IOException e) {
            throw new LabFailureException("cannot give the terminal back: " + e.getMessage(), e);
        }
    }
}

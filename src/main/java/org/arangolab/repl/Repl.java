package org.arangolab.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arangolab.LabException;
import org.arangolab.dsl.Words;
import org.arangolab.instance.Instance;
import org.arangolab.lab.Distribution;
import org.arangolab.lab.Lab;
import org.arangolab.lab.Session;
import org.arangolab.time.TimeBox;

/**
 * The prompt: reads an entry, evaluates it, shows its value; Ctrl-C and the end of input are the two other cases. Used
 * by one thread; entries run on threads of their own ({@link Evaluation}).
 */
public final class Repl {
    private static final int INTERRUPTED = 130;
    private static final Duration NAMES = Duration.ofMillis(400);
    private static final int WARM_UP_DELAY_MILLIS = 60;
    private static final List<String> GOODBYES = List.of("exit", "quit");

    private final Lab lab;
    private final Session session;
    private final ReplOptions options;
    private final Console console;
    private final SlashCommands commands;
    private final Words words;
    private final PromptTests tests;
    private final Entries entries;
    private final LazyEvaluator evaluator;
    private boolean ended;
    private boolean commandFailed;

    Repl(Lab lab, Session session, ReplOptions options, ConsoleMaker maker) {
        this.lab = lab;
        this.session = session;
        this.options = options;
        this.evaluator = new LazyEvaluator(this::makeEvaluator);
        Vocabulary vocabulary = new Vocabulary(session::names, evaluator::variables, this::failurePoints,
                this::toolOptions);
        this.commands = new SlashCommands(vocabulary);
        this.console = maker.console(vocabulary, commands);
        this.tests = new PromptTests(console, session);
        this.words = new Words(lab, session, tests);
        this.entries = new Entries(console, evaluator, options.verbose());
    }

    /**
     * Opens a prompt on this process's terminal, or reads entries from standard input when that is none, until the user
     * ends it. All servers of the prompt are stopped then; the lab stays open.
     *
     * @return the exit code: 0, or 1 when input came from a pipe and an entry failed
     */
    public static int open(Lab lab, ReplOptions options) {
        try (Session session = lab.session("")) {
            Repl repl = new Repl(lab, session, options, StandardStreams.areTerminals()
                    ? (vocabulary, commands) -> new TerminalConsole(TerminalConsole.systemTerminal(), session,
                    vocabulary,
                            commands, System.getenv())
                    : (vocabulary, commands) -> new PipeConsole(System.in, System.out, System.err));
            return repl.run();
        }
    }

    int run() {
        Notices notices = new Notices(lab.events(), console);
        try (console) {
            greet();
            begin();
            options.files().forEach(this::load);
            while (!ended) {
                step(console.read());
            }
            leave();
        } finally {
            notices.close();
        }
        return !console.interactive() && (entries.failed() || tests.failed() || commandFailed) ? 1 : 0;
    }

    private void greet() {
        if (console.interactive()) {
            console.print(Banner.text(Distribution.version(), lab.binaries(), console.rendering()));
            warmUp();
        }
    }

    /** Says the words that the prompt opens with, and shows the server that they lead to. */
    private void begin() {
        options.first().accept(words);
        session.focus().server().ifPresent(server -> console.print(console.rendering().remark(server.toString())));
    }

    /** Asking an executable for the names takes a moment, the first time: who types waits for a part of it at most. */
    private List<String> failurePoints(String prefix) {
        return session.focus().server().filter(Instance.class::isInstance).map(Instance.class::cast)
                .map(server -> TimeBox.within(NAMES, "the names of failure points",
                        () -> server.failurePoints().names(prefix), List::<String>of)).orElse(List.of());
    }

    private List<String> toolOptions(String tool) {
        return TimeBox.within(NAMES, "the options of " + tool, () -> words.getToolbox().settings(tool),
                List::<String>of);
    }

    /** The first entry should not wait for Groovy's compiler, nor the prompt: it is loaded while the user types. */
    private void warmUp() {
        Thread thread = new Thread(() -> evaluator.get().evaluate("null", "warmup"), "warm-up");
        thread.setDaemon(true);
        CompletableFuture.delayedExecutor(WARM_UP_DELAY_MILLIS, TimeUnit.MILLISECONDS).execute(thread::start);
    }

    private Evaluator makeEvaluator() {
        return new Evaluator(words);
    }

    private void load(Path file) {
        try {
            entries.runFile(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            commandFailed = true;
            console.printError(console.rendering().failure("cannot read " + file + ": "
                    + (Files.exists(file) ? e.getMessage() : "no such file")));
        }
    }

    private void step(Input input) {
        if (input instanceof Input.Entry entry) {
            accept(entry.text().strip());
        } else if (input instanceof Input.Interrupted interrupted) {
            if (!interrupted.withText()) {
                console.print(console.rendering().remark("nothing runs; Ctrl-D or /exit ends"));
            }
        } else {
            ended = true;
        }
    }

    private void accept(String entry) {
        if (GOODBYES.contains(entry)) {
            ended = true;
        } else if (SlashCommands.looksLikeCommand(entry)) {
            command(entry);
        } else if (!entry.isEmpty()) {
            entries.run(entry);
        }
    }

    private void command(String line) {
        try {
            commands.run(line, new Counter());
        } catch (LabException e) {
            commandFailed = true;
            console.printError(console.rendering().failure(e.getMessage()));
        }
    }

    /** Stops the servers; a Ctrl-C meanwhile ends the JVM, whose exit kills what is left. */
    private void leave() {
        List<String> running = session.instances().stream().filter(Instance::alive).map(Instance::name).toList();
        if (console.interactive() && !running.isEmpty()) {
            console.print(console.rendering().remark("stopping " + String.join(", ", running)));
        }
        console.interruptibly(() -> System.exit(INTERRUPTED), () -> {
            session.close();
            return session;
        });
    }

    /** Makes the console, given what it completes. */
    @FunctionalInterface
    interface ConsoleMaker {
        Console console(Vocabulary vocabulary, SlashCommands commands);
    }

    /** Hands the prompt to its commands. */
    private final class Counter implements Desk {
        @Override
        public void print(String text) {
            console.print(text);
        }

        @Override
        public Rendering rendering() {
            return console.rendering();
        }

        @Override
        public Words words() {
            return words;
        }

        @Override
        public Optional<Throwable> lastFailure() {
            return entries.lastFailure();
        }

        @Override
        public List<String> history() {
            return console.history();
        }

        @Override
        public void clear() {
            console.clear();
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}

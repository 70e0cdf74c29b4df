package org.arangolab.repl;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.arangolab.dsl.ScriptErrors;
import org.arangolab.repl.Evaluation.Outcome;

/** Runs entries one after the other and shows how each went. Used by the prompt's thread. */
final class Entries {
    /** What messages call an entry of one line, whose line needs no telling. */
    private static final String PROMPT = "prompt";

    private final Console console;
    private final LazyEvaluator evaluator;
    private final boolean verbose;
    private Optional<Throwable> lastFailure = Optional.empty();
    private int count;

    Entries(Console console, LazyEvaluator evaluator, boolean verbose) {
        this.console = console;
        this.evaluator = evaluator;
        this.verbose = verbose;
    }

    /** Runs what was typed. */
    void run(String text) {
        String name = PROMPT + ++count;
        run(text, name, text.contains("\n") ? name : PROMPT, true);
    }

    /** Runs a file; its value is of no interest. */
    void runFile(String text, String file) {
        run(text, file, file, false);
    }

    private void run(String text, String name, String shown, boolean showValue) {
        Rendering rendering = console.rendering();
        Evaluation evaluation = new Evaluation(name,
                () -> {
                    Object value = evaluator.get().evaluate(text, name);
                    return showValue ? rendering.value(value) : "";
                },
                where -> console.print(rendering.remark("still running " + where + "; Ctrl-C again leaves it behind")));
        show(console.interruptibly(evaluation::interrupt, evaluation::await), rendering, shown);
    }

    private void show(Outcome outcome, Rendering rendering, String name) {
        if (outcome instanceof Outcome.Value value) {
            if (!value.text().isEmpty()) {
                console.print(value.text());
            }
        } else if (outcome instanceof Outcome.Failed failed) {
            lastFailure = Optional.of(failed.thrown());
            console.printError(rendering.failure(ScriptErrors.explain(failed.thrown(), name))
                    + (verbose ? "\n" + trace(failed.thrown()) : ""));
        } else if (outcome instanceof Outcome.LeftBehind left) {
            console.print(rendering.remark("left behind, it goes on " + left.where()));
        } else {
            console.print(rendering.remark("interrupted; servers go on"));
        }
    }

    /** A stack trace that cannot steer the terminal. */
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return Notation.lines(text.toString().stripTrailing());
    }

    /** What the last failing entry threw. */
    Optional<Throwable> lastFailure() {
        return lastFailure;
    }

    /** Whether any entry failed. */
    boolean failed() {
        return lastFailure.isPresent();
    }
}

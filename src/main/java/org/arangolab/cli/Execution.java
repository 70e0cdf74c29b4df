package org.arangolab.cli;

import groovy.lang.Binding;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Supplier;
import org.arangolab.dsl.ScriptCompiler;
import org.arangolab.lab.LabOptions;
import org.arangolab.run.ExitCode;
import org.arangolab.run.Verdict;

/**
 * A piece of code, run once; its value is printed.
 *
 * @param options   of the lab that is opened with its first word, if it has any
 * @param variables of the code
 * @param verbose   whether messages carry the stack trace
 * @param out       takes the value
 * @param err       takes messages
 */
record Execution(Supplier<LabOptions> options, Map<String, String> variables, boolean verbose, PrintWriter out,
                 PrintWriter err) {
    /** What messages call the code. */
    private static final String LABEL = "exec";

    ExitCode run(String code) {
        try (LazyLab lab = new LazyLab(options, err)) {
            return run(code, lab);
        }
    }

    private ExitCode run(String code, LazyLab lab) {
        try {
            Binding binding = new Binding();
            variables.forEach(binding::setVariable);
            Object value = ScriptCompiler.script(new ScriptCompiler().compile(code, LABEL), binding, lab::words).run();
            if (value != null) {
                out.println(Values.text(value, System.getenv()));
            }
            return ExitCode.PASSED;
        } catch (Throwable thrown) {
            Verdict verdict = lab.interrupted() ? Verdict.INTERRUPTED : Verdict.of(thrown, LABEL, code, verbose);
            lab.failed();
            err.println(verdict.message());
            return verdict.outcome().exitCode();
        }
    }
}

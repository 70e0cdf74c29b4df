package org.arangolab.cli;

import groovy.lang.Binding;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.arangolab.dsl.ScriptCompiler;
import org.arangolab.run.ExitCode;
import org.arangolab.run.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arangolab exec}: a few words of code, their value, and out. */
@Command(name = "exec", description = "Runs the code and prints its value; then everything that it started is ended.",
        footer = {"", "Examples:", "  arangolab exec '30.s + 500.ms'",
            "  arangolab exec 'instance(\"db1\").start().waitUntilReady(30.s).get(\"/_api/version\").json'"})
final class ExecCommand implements Callable<Integer> {
    /** What messages call the code. */
    private static final String LABEL = "exec";

    private final CommonOptions common;

    @Parameters(paramLabel = "CODE", description = "Groovy, in the words of the lab.")
    private String code;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A variable of the code; may be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    @Spec
    private CommandSpec spec;

    ExecCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (LazyLab lab = new LazyLab(workspace.apply(common.lab()), err)) {
            return evaluate(lab, err).code();
        }
    }

    private ExitCode evaluate(LazyLab lab, PrintWriter err) {
        try {
            Binding binding = new Binding();
            variables.forEach(binding::setVariable);
            Object value = ScriptCompiler.script(new ScriptCompiler().compile(code, LABEL), binding, lab::words).run();
            if (value != null) {
                spec.commandLine().getOut().println(Values.text(value, System.getenv()));
            }
            return ExitCode.PASSED;
        } catch (Throwable thrown) {
            Verdict verdict = lab.interrupted() ? Verdict.INTERRUPTED
                    : Verdict.of(thrown, LABEL, code, common.verbose());
            lab.failed();
            err.println(verdict.message());
            return verdict.outcome().exitCode();
        }
    }
}

package org.arangolab.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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
        return new Execution(() -> workspace.apply(common.lab()), variables, common.verbose(),
                spec.commandLine().getOut(), spec.commandLine().getErr()).run(code).code();
    }
}

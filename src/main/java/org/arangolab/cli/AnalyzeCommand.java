package org.arangolab.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.arangolab.ConfigException;
import org.arangolab.analyze.Analysis;
import org.arangolab.analyze.FindingsJson;
import org.arangolab.analyze.FindingsText;
import org.arangolab.log.LogRules;
import org.arangolab.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arangolab analyze}: findings in files from anywhere. */
@Command(name = "analyze",
        description = "Finds crashes, failed starts, errors and reports of sanitizers, valgrind, debuggers "
        + "and the kernel in logs from anywhere. What a file holds is told from its content.",
        footer = {"", "Examples:", "  arangolab analyze arangod.log",
                "  arangolab analyze --json artifacts/ | jq .files",
            "  journalctl -u arangodb3 | arangolab analyze -", "",
            "Exit codes: 0 nothing found, 2 something found, 64 nothing could be read."})
final class AnalyzeCommand implements Callable<Integer> {
    private static final int FOUND = 2;

    @Parameters(paramLabel = "FILE", arity = "1..*",
            description = "Files, directories with all their files, or - for standard "
            + "input; also packed by gzip or xz, and archives: zip, tar.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "Write JSON: all findings with all their frames.")
    private boolean json;

    @Option(names = "--allow", paramLabel = "RULE",
            description = "Lines of server logs that are expected: a log id (1f4eb), a "
            + "{topic}, or a regular expression. Can be given more than once.")
    private List<String> allowed = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Analysis analysis = new Analysis(rules(), System.in, spec.commandLine().getErr()::println);
        boolean[] found = new boolean[1];
        int read;
        if (json) {
            try (FindingsJson document = new FindingsJson(out)) {
                read = analysis.of(files, file -> {
                    found[0] |= !file.findings().isEmpty();
                    document.add(file);
                });
            }
        } else {
            read = analysis.of(files, file -> {
                found[0] |= !file.findings().isEmpty();
                out.println(FindingsText.of(file));
            });
        }
        out.flush();
        return read == 0 ? ExitCode.USAGE.code() : found[0] ? FOUND : 0;
    }

    private LogRules rules() {
        try {
            LogRules rules = LogRules.NONE;
            for (String rule : allowed) {
                rules = rules.allow(rule);
            }
            return rules;
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}

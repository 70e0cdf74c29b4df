package org.arangolab.cli;

import java.io.PrintWriter;
import org.arangolab.run.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the command line, calls the command, and answers with the exit code. */
final class CommandLineProgram {
    private final PrintWriter out;
    private final PrintWriter err;

    CommandLineProgram(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    int run(String... arguments) {
        CommonOptions common = new CommonOptions();
        try {
            return execute(common, arguments);
        } catch (RuntimeException e) {
            return new Failures(err, common.verbose()).tell(e); // the parser itself: a defect of ours
        }
    }

    private int execute(CommonOptions common, String... arguments) {
        CommandLine line = new CommandLine(new RootCommand(common));
        Commands.addCalled(line, common, arguments);
        line.setOut(out).setErr(err)
                .setParameterExceptionHandler((mistake, all) -> usage(mistake))
                .setExecutionExceptionHandler((thrown, command, result) -> new Failures(err, common.verbose())
                        .tell(thrown));
        return line.execute(arguments);
    }

    private int usage(ParameterException mistake) {
        err.println(new UsageMistake(mistake));
        return ExitCode.USAGE.code();
    }
}

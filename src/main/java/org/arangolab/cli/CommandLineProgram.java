package org.arangolab.cli;

import java.io.PrintWriter;
import org.arangolab.run.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        CommandLine line = new CommandLine(new RootCommand(common));
        Commands.addCalled(line, common, arguments);
        line.setOut(out).setErr(err)
                .setParameterExceptionHandler((mistake, all) -> usage(mistake))
                .setExecutionExceptionHandler((thrown, command, result) -> new Failures(err, common.verbose()).tell(thrown));
        return line.execute(arguments);
    }

    /** One mistake, what was probably meant, where to read on. */
    private int usage(ParameterException mistake) {
        err.println("arangolab: " + mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("See: " + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }
}

package org.arangolab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.ConfigException;
import org.arangolab.LabException;
import org.arangolab.run.ExitCode;
import org.arangolab.run.Verdict;

/** Tells what a command threw: to a person in words, with the stack trace only on request or for a defect of ours. */
final class Failures {
    private final PrintWriter err;
    private final boolean verbose;

    Failures(PrintWriter err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    /** Prints it and answers the exit code. */
    int tell(Throwable thrown) {
        if (thrown instanceof LabException) {
            err.println("arangolab: " + thrown.getMessage());
        } else {
            err.println("arangolab: internal error: " + thrown + (verbose ? "" : traceNote(thrown)));
        }
        if (verbose) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return code(thrown).code();
    }

    private static ExitCode code(Throwable thrown) {
        if (thrown instanceof ConfigException) {
            return ExitCode.USAGE;
        }
        return thrown instanceof LabException ? Verdict.meaning(thrown).exitCode() : ExitCode.LAB_FAILED;
    }

    private static String traceNote(Throwable thrown) {
        try {
            Path file = Files.createTempFile("arangolab-error-", ".txt");
            try (PrintWriter trace = new PrintWriter(Files.newBufferedWriter(file))) {
                thrown.printStackTrace(trace);
            }
            return "; the stack trace is in " + file;
        } catch (IOException e) {
            return "; run it again with --verbose for the stack trace";
        }
    }
}

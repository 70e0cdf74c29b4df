package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.arangolab.dsl.CompilerWarmUp;
import org.arangolab.lab.LabOptions;

/** The program. */
public final class Main {
    /** The commands that come to compile scripts for sure. */
    private static final List<String> COMPILING = List.of("exec", "run", "check");

    private Main() {
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && COMPILING.contains(arguments[0])) {
            CompilerWarmUp.begin();
        }
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(isPlainExec(arguments) ? execute(arguments[1], out, err)
                : new CommandLineProgram(out, err).run(arguments));
    }

    /** {@code exec CODE} and nothing else needs no parser, which takes a good part of the time to the value. */
    private static boolean isPlainExec(String[] arguments) {
        return arguments.length == 2 && arguments[0].equals("exec") && !arguments[1].startsWith("-")
                && !arguments[1].startsWith("@");
    }

    private static int execute(String code, PrintWriter out, PrintWriter err) {
        try {
            return new Execution(LabOptions::defaults, Map.of(), false, out, err).run(code).code();
        } catch (RuntimeException e) {
            return new Failures(err, false).tell(e);
        }
    }
}

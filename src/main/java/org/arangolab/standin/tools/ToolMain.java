package org.arangolab.standin.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.InformationSwitch;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.CommandLine;
import org.arangolab.standin.server.options.OptionException;
import org.arangolab.standin.server.options.OptionTable;
import org.arangolab.standin.server.options.Options;

/** The program behind the launchers of all client tools; the first argument is the tool's name. */
public final class ToolMain {
    private static final String RESOURCES = "/org/arangolab/standin/tools/";
    /** Set by the launcher: where the tools' own configuration files are. */
    private static final String CONFIGURATION = "arangolab.standin.etc";

    private final ToolKind kind;

    private ToolMain(ToolKind kind) {
        this.kind = kind;
    }

    /** Runs a tool; ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty("slf4j.provider", "org.arangolab.standin.server.log.LibraryLogging");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        List<String> all = Arrays.asList(arguments);
        System.exit(run(all.get(0), all.subList(1, all.size())));
    }

    /** Runs a tool by name within this process; answers the exit code. */
    public static int run(String name, List<String> arguments) {
        return new ToolMain(ToolKind.of(name)).run(arguments);
    }

    private int run(List<String> arguments) {
        Path directory = Path.of("").toAbsolutePath();
        try {
            Options options = CommandLine.readForTool(table(kind, directory), configured(arguments), System::getenv,
                    directory, Path.of(System.getProperty(CONFIGURATION, "etc/arangodb3")));
            Optional<String> text = InformationSwitch.text(options);
            if (text.isPresent()) {
                System.out.print(text.get());
                return ExitCode.SUCCESS.number();
            }
            return run(options, directory);
        } catch (OptionException e) {
            System.err.print(e.getMessage());
            return e.exit().number();
        }
    }

    /** The one tool that reads no configuration by default gets told so, in front of what it is told otherwise. */
    private List<String> configured(List<String> arguments) {
        if (!kind.needsNoConfiguration()) {
            return arguments;
        }
        List<String> all = new ArrayList<>(List.of("--configuration=none"));
        all.addAll(arguments);
        return all;
    }

    /** The options of a tool, with the defaults that depend on the machine. */
    static OptionTable table(ToolKind kind, Path directory) {
        int cores = Runtime.getRuntime().availableProcessors();
        return OptionTable.of(kind.program(), RESOURCES + kind.program() + ".txt", Map.of(
                "CORES", Integer.toString(cores), "THREADS", Integer.toString(Math.max(2, cores)),
                "DUMP", directory.resolve("dump").toString(), "EXPORT", directory.resolve("export").toString()));
    }

    private int run(Options options, Path directory) {
        ServerLog log;
        try {
            log = ServerLog.openForTool(options, Instant.now(), ProcessHandle.current().pid());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("FATAL the log cannot be opened: " + e.getMessage());
            return ExitCode.FAILED.number();
        }
        return run(new ToolContext(kind.topic(), options, log, directory, System.in, System.out));
    }

    private int run(ToolContext context) {
        try {
            return kind.tool().run(context);
        } catch (ToolFailure e) {
            context.fatal(e.id(), e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            context.log().log(Level.FATAL, context.topic(), "5a6d0", "input or output failed: " + e.getMessage());
        } finally {
            context.out().flush();
        }
        return ExitCode.FAILED.number();
    }
}

package org.arangolab.standin.tools.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.Tool;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.FirstContact;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.SettingsReader;

/** arangosh. Source: facts/client-tools.md 12. */
public final class ShellTool implements Tool {
    /** The ways to run, the strongest first. */
    private static final List<String> MODES = List.of("javascript.unit-tests", "javascript.check-syntax",
            "javascript.execute-string", "javascript.execute");

    @Override
    public int run(ToolContext context) throws IOException {
        Options options = context.options();
        context.refuse("javascript.execution-deadline", "console.audit-file", "javascript.unit-test-filter");
        List<String> modes = MODES.stream().filter(mode -> !options.list(mode).isEmpty()).toList();
        if (modes.size() > 1) {
            context.error("80a8c", "you cannot specify more than one type (execute, execute-string, check-syntax, "
                    + "unit-tests)");
        }
        if (modes.contains("javascript.unit-tests")) {
            throw new ToolFailure("a5c03", "the stand-in has no test runner (--javascript.unit-tests)");
        }
        try (ShellConnection connection = new ShellConnection(SettingsReader.read(context))) {
            if (modes.isEmpty() && !options.flag("quiet")) {
                greet(context, connection);
            }
            try (ScriptEngine engine = new ScriptEngine(context, connection, options.positional())) {
                return modes.isEmpty() ? new Prompt(context, engine, connection).run()
                        : run(context, engine, modes.get(0));
            }
        } catch (ExitRequest e) {
            return e.code();
        }
    }

    /** A server that is not there is no error: the first use of it is. */
    private static void greet(ToolContext context, ShellConnection connection) {
        ConnectionSettings settings = connection.settings();
        if (settings.endpoints().isEmpty()) {
            return;
        }
        try (FirstContact contact = FirstContact.ask(settings)) {
            context.out().println(contact.printedGreeting().replace(", version: ", "', version: "));
        } catch (ConnectionLost | ServerError e) {
            context.out().println("Could not connect to endpoint '" + connection.endpoint() + "', database: '"
                    + settings.database() + "', username: '" + settings.user() + "'");
            context.out().println("Error message: '" + e.getMessage() + "'");
        }
    }

    private static int run(ToolContext context, ScriptEngine engine, String mode) throws IOException {
        try {
            int exit = ExitCode.SUCCESS.number();
            for (String item : context.options().list(mode)) {
                exit = one(context, engine, mode, item);
            }
            return exit;
        } catch (ScriptFailure e) {
            report(context, e);
            return ExitCode.FAILED.number();
        }
    }

    private static int one(ToolContext context, ScriptEngine engine, String mode, String item) throws IOException {
        if (mode.equals("javascript.execute-string")) {
            Object result = engine.run(item, "(command-line)");
            boolean failed = result instanceof Number number && number.doubleValue() != 0;
            return failed ? ExitCode.FAILED.number() : ExitCode.SUCCESS.number();
        }
        Path file = context.path(item);
        if (!Files.isRegularFile(file)) {
            throw new ScriptFailure("cannot load script '" + item + "': file not found");
        }
        if (mode.equals("javascript.check-syntax")) {
            engine.check(Files.readString(file), item);
        } else {
            engine.runFile(Files.readString(file), file, item);
        }
        return ExitCode.SUCCESS.number();
    }

    /** In the log; where there is none, on standard error, so that nobody has to guess. */
    static void report(ToolContext context, ScriptFailure failure) {
        if (context.log().silent()) {
            System.err.println(failure.getMessage());
        } else {
            context.error("a8d3a", failure.getMessage());
        }
    }
}

package org.arangolab.standin.tools.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.tools.ToolContext;

/** Reads statements from standard input, runs each and shows its value, until the input ends or {@code exit}. */
final class Prompt {
    private final ToolContext context;
    private final ScriptEngine engine;
    private final ShellConnection connection;
    private boolean good = true;

    Prompt(ToolContext context, ScriptEngine engine, ShellConnection connection) {
        this.context = context;
        this.engine = engine;
        this.connection = connection;
    }

    /** Answers the exit code: that of the last statement. */
    int run() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8));
        StringBuilder code = new StringBuilder();
        show(prompt());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            code.append(line).append('\n');
            if (isEnd(code)) {
                break;
            }
            boolean whole = engine.complete(code.toString());
            if (whole) {
                statement(code.toString());
                code.setLength(0);
            }
            show(whole ? prompt() : "...> ");
        }
        if (!code.toString().isBlank() && !isEnd(code)) {
            statement(code.toString());
        }
        return good ? ExitCode.SUCCESS.number() : ExitCode.FAILED.number();
    }

    private static boolean isEnd(StringBuilder code) {
        String text = code.toString().strip();
        return text.equals("exit") || text.equals("quit") || text.equals("exit;") || text.equals("quit;");
    }

    private void statement(String code) {
        if (code.isBlank()) {
            return;
        }
        try {
            Object value = engine.run(code, "(shell)");
            good = true;
            if (!ScriptEngine.undefined(value)) {
                context.out().println(engine.shown(value));
            }
        } catch (ScriptFailure e) {
            good = false;
            context.out().println(e.getMessage());
        }
    }

    private void show(String text) {
        context.out().print(text);
        context.out().flush();
    }

    /** {@code %E} is the endpoint without its protocol, {@code %d} the database, {@code %u} the user. */
    private String prompt() {
        String endpoint = connection.endpoint();
        return context.options().text("console.prompt").replace("%E", endpoint.substring(endpoint.indexOf("://") < 0 ? 0
                : endpoint.indexOf("://") + 3)).replace("%d", connection.database()).replace("%u", connection.user());
    }
}

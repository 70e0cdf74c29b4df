package org.arangolab.standin.server.faults;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.process.CrashHandler;

/**
 * {@code POST /_admin/execute}: understands two statements of the debug functions and says 501 to any other JavaScript.
 * Source: facts/server.md 4 and 4.2.
 */
public final class ExecuteRoute {
    private static final Pattern STATEMENT = Pattern.compile("\\s*(?:return\\s+)?require\\(([\"'])internal\\1\\)\\."
            + "(?:(debugCanUseFailAt)\\(\\)|debugTerminate\\(([\"'])(?<message>[^\"'\\\\]*)\\3\\))\\s*;?\\s*");

    private final CrashHandler crashes;
    private final boolean failureTests;

    /** For one server. */
    public ExecuteRoute(CrashHandler crashes, boolean failureTests) {
        this.crashes = crashes;
        this.failureTests = failureTests;
    }

    /** Adds it. */
    public void register(Routes routes) {
        routes.add("POST", "/_admin/execute", Access.ADMIN, this::handle);
    }

    private Reply handle(Call call) {
        String code = new String(call.body(), java.nio.charset.StandardCharsets.UTF_8);
        Matcher statement = STATEMENT.matcher(code);
        if (!statement.matches()) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "the stand-in runs no JavaScript but "
                    + "require('internal').debugCanUseFailAt() and require('internal').debugTerminate('…')");
        }
        if (statement.group(2) != null) {
            return Reply.json(200, BooleanNode.valueOf(failureTests));
        }
        if (failureTests) {
            terminate(statement.group("message"));
        }
        return Reply.enveloped(200, Json.object());
    }

    /** A Java process cannot die of a SIGSEGV of its own; SIGBUS is the nearest that it can. */
    private void terminate(String message) {
        switch (message) {
            case "CRASH-HANDLER-TEST-ABORT" -> crashes.assertion("signal handler invoked");
            case "CRASH-HANDLER-TEST-ASSERT" -> crashes.assertion("assertion failed in debugTerminate: false");
            case "CRASH-HANDLER-TEST-TERMINATE" -> crashes.assertion("handler for std::terminate() invoked");
            case "CRASH-HANDLER-TEST-SEGFAULT" -> crashes.busError();
            default -> crashes.kill();
        }
    }
}

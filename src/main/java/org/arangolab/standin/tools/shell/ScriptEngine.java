package org.arangolab.standin.tools.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.arangolab.standin.tools.ToolContext;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** Runs JavaScript with what arangosh offers it. Used by the thread that made it. */
final class ScriptEngine implements AutoCloseable {
    private final Context cx;
    private final ScriptableObject scope;
    private final Scriptable exports;

    ScriptEngine(ToolContext context, ShellConnection connection, List<String> arguments) throws IOException {
        cx = Context.enter();
        cx.setLanguageVersion(Context.VERSION_ES6);
        // Compiled scripts have a size limit, and take longer to start.
        cx.setInterpretedMode(true);
        cx.setGeneratingDebug(true);
        ScriptableObject shared = cx.initSafeStandardObjects();
        // Scripts declare names of their own that the shell has too: `const db = require('@arangodb').db`.
        scope = (ScriptableObject) cx.newObject(shared);
        scope.setPrototype(shared);
        scope.setParentScope(null);
        Function bootstrap = (Function) cx.evaluateString(shared, SourceText.of(bootstrap()), "bootstrap.js", 1, null);
        Scriptable host = HostFunctions.of(cx, shared, context, connection);
        exports = (Scriptable) bootstrap.call(cx, shared, shared, new Object[] {shared, host});
        Object[] texts = arguments.toArray();
        shared.put("ARGUMENTS", shared, cx.newArray(shared, texts));
        Modules modules = new Modules(cx, shared, (Scriptable) ScriptableObject.getProperty(exports, "modules"),
                context);
        shared.put("require", shared, modules.require(context.directory()));
    }

    private static String bootstrap() throws IOException {
        try (InputStream in = ScriptEngine.class.getResourceAsStream(
                "/org/arangolab/standin/tools/shell/bootstrap.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs code.
     *
     * @param name of the file, for errors
     * @return the value of the last expression
     * @throws ScriptFailure for an uncaught exception or a syntax error
     * @throws ExitRequest   when the code ends the shell
     */
    Object run(String code, String name) {
        return evaluate(SourceText.of(code), name);
    }

    private Object evaluate(String code, String name) {
        try {
            return cx.evaluateString(scope, code, name, 1, null);
        } catch (RhinoException e) {
            throw new ScriptFailure(described(e, name));
        } catch (StackOverflowError e) {
            throw new ScriptFailure("JavaScript exception in file '" + name + "': RangeError: Maximum call stack size "
                    + "exceeded");
        }
    }

    /** Runs a file, whose declarations stay its own. */
    void runFile(String code, Path file, String name) {
        ScriptableObject.putProperty(scope, "__filename", file.toString());
        ScriptableObject.putProperty(scope, "__dirname", String.valueOf(file.getParent()));
        evaluate("(function () {" + SourceText.of(code) + "\n})();", name);
    }

    /** Compiles code and does not run it. */
    void check(String code, String name) {
        try {
            cx.compileString(SourceText.of(code), name, 1, null);
        } catch (RhinoException e) {
            throw new ScriptFailure(described(e, name));
        }
    }

    /** Whether code may be whole: more lines could not mend a mistake in it. */
    boolean complete(String code) {
        return cx.stringIsCompilableUnit(code);
    }

    private static String described(RhinoException e, String name) {
        String what = e instanceof EvaluatorException ? "SyntaxError: " + e.details() : thrown(e);
        StringBuilder text = new StringBuilder("JavaScript exception in file '").append(name).append("' at ")
                .append(e.lineNumber()).append(',').append(Math.max(1, e.columnNumber())).append(": ").append(what);
        if (e.lineSource() != null) {
            text.append("\n!").append(e.lineSource());
        }
        String stack = e.getScriptStackTrace().stripTrailing();
        return stack.isEmpty() ? text.toString() : text.append("\nstacktrace: ").append(what).append('\n').append(stack)
                .toString();
    }

    private static String thrown(RhinoException e) {
        return e instanceof JavaScriptException script ? Context.toString(script.getValue()) : e.details();
    }

    /** A value as the prompt shows it. */
    String shown(Object value) {
        Function pretty = (Function) ScriptableObject.getProperty(exports, "pretty");
        return Context.toString(pretty.call(cx, scope, scope, new Object[] {value}));
    }

    static boolean undefined(Object value) {
        return Undefined.isUndefined(value);
    }

    @Override
    public void close() {
        Context.exit();
    }
}

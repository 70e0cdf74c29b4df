package org.arangolab.standin.tools.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.http.HttpAnswer;
import org.arangolab.time.Await;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The object {@code host} of {@code bootstrap.js}: all that the script side cannot do by itself. */
final class HostFunctions {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final ToolContext context;
    private final ShellConnection connection;
    private final ShellFiles files;
    private final Scriptable scope;
    private final Scriptable host;

    private HostFunctions(Context cx, Scriptable scope, ToolContext context, ShellConnection connection) {
        this.context = context;
        this.connection = connection;
        this.files = new ShellFiles(context.directory());
        this.scope = scope;
        this.host = cx.newObject(scope);
    }

    /** One function of the host. */
    private interface Body {
        Object call(Context cx, Object[] arguments) throws IOException;
    }

    static Scriptable of(Context cx, Scriptable scope, ToolContext context, ShellConnection connection) {
        HostFunctions functions = new HostFunctions(cx, scope, context, connection);
        functions.connection();
        functions.output();
        functions.machine();
        return functions.host;
    }

    private void add(String name, Body body) {
        ScriptableObject.putProperty(host, name, new LambdaFunction(scope, name, 0, (cx, s, self, arguments) -> {
            try {
                return body.call(cx, arguments);
            } catch (IOException e) {
                throw ScriptRuntime.constructError("Error", e.toString());
            }
        }));
    }

    private static String text(Object[] arguments, int at) {
        return at < arguments.length ? Context.toString(arguments[at]) : "";
    }

    private void connection() {
        add("request", (cx, a) -> answer(cx, connection.request(text(a, 0), text(a, 1), text(a, 2),
                headers((Scriptable) a[3]))));
        add("endpoint", (cx, a) -> connection.endpoint());
        add("database", (cx, a) -> connection.database());
        add("user", (cx, a) -> connection.user());
        add("useDatabase", (cx, a) -> done(() -> connection.useDatabase(text(a, 0))));
        add("connect", (cx, a) -> done(() -> connection.connect(text(a, 0), text(a, 1), text(a, 2), text(a, 3))));
        add("header", (cx, a) -> done(() -> connection.header(text(a, 0), text(a, 1))));
        add("database0", (cx, a) -> {
            DatabaseObject db = new DatabaseObject((Function) a[0]);
            ScriptRuntime.setObjectProtoAndParent(db, scope);
            return db;
        });
    }

    private static Object done(Runnable work) {
        work.run();
        return true;
    }

    private static Map<String, String> headers(Scriptable object) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Object id : object.getIds()) {
            headers.put(id.toString(), Context.toString(ScriptableObject.getProperty(object, id.toString())));
        }
        return headers;
    }

    private Scriptable answer(Context cx, HttpAnswer answer) {
        Scriptable object = cx.newObject(scope);
        ScriptableObject.putProperty(object, "code", answer.status());
        ScriptableObject.putProperty(object, "body", new String(answer.body(), StandardCharsets.UTF_8));
        ScriptableObject.putProperty(object, "headers", object(cx, answer.headers()));
        return object;
    }

    private Scriptable object(Context cx, Map<String, String> map) {
        Scriptable object = cx.newObject(scope);
        map.forEach((name, value) -> ScriptableObject.putProperty(object, name, value));
        return object;
    }

    private void output() {
        add("print", (cx, a) -> done(() -> {
            context.out().print(text(a, 0));
            context.out().flush();
        }));
        add("log", (cx, a) -> done(() -> context.log().log(level(text(a, 0)), "general", "99d80", text(a, 1))));
        add("exit", (cx, a) -> {
            throw new ExitRequest((int) Context.toNumber(a[0]));
        });
    }

    private static Level level(String word) {
        return word.equals("log") ? Level.INFO : Level.of(word).orElse(Level.INFO);
    }

    private void machine() {
        add("file", (cx, a) -> file(cx, text(a, 0), ((List<?>) a[1]).stream().map(Context::toString).toList()));
        add("time", (cx, a) -> System.currentTimeMillis() / 1000.0);
        add("sleep", (cx, a) -> done(() -> Await.pause(Duration.ofMillis((long) (1000 * Context.toNumber(a[0]))))));
        add("pid", (cx, a) -> (double) ProcessHandle.current().pid());
        add("version", (cx, a) -> Version.NUMBER);
        add("environment", (cx, a) -> object(cx, System.getenv()));
        add("random", (cx, a) -> random((int) Context.toNumber(a[0])));
        add("hash", (cx, a) -> hash(text(a, 0), text(a, 1)));
    }

    private Object file(Context cx, String function, List<String> arguments) throws IOException {
        Object result = files.call(function, arguments);
        return result instanceof List<?> list ? cx.newArray(scope, list.toArray()) : result;
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        ThreadLocalRandom.current().ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }

    private static String hash(String algorithm, String text) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm)
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("no algorithm " + algorithm + ", only " + Arrays.asList("MD5", "SHA-256"), e);
        }
    }
}

package org.arangolab.standin.tools.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.tools.ToolContext;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Modules by name: the built-in ones, then files beside the one that asks, then the module directories. */
final class Modules {
    private final Context cx;
    private final Scriptable scope;
    private final Scriptable builtIn;
    private final ToolContext context;
    private final Map<Path, Scriptable> loaded = new HashMap<>();

    Modules(Context cx, Scriptable scope, Scriptable builtIn, ToolContext context) {
        this.cx = cx;
        this.scope = scope;
        this.builtIn = builtIn;
        this.context = context;
    }

    /** The function {@code require} for code in a directory. */
    Function require(Path directory) {
        return new LambdaFunction(scope, "require", 1,
                (c, s, self, arguments) -> load(Context.toString(arguments[0]), directory));
    }

    private Object load(String name, Path directory) {
        if (ScriptableObject.hasProperty(builtIn, name)) {
            return ScriptableObject.getProperty(builtIn, name);
        }
        Path file = find(name, directory).orElseThrow(() ->
                ScriptRuntime.constructError("Error", "cannot find module '" + name + "'"));
        Scriptable module = loaded.get(file);
        return ScriptableObject.getProperty(module == null ? run(file) : module, "exports");
    }

    private Optional<Path> find(String name, Path directory) {
        List<Path> places = new ArrayList<>();
        if (name.startsWith("/") || name.startsWith("./") || name.startsWith("../")) {
            places.add(directory);
        } else {
            context.options().list("javascript.module-directory").forEach(d -> places.add(context.path(d)));
            places.add(directory.resolve("node_modules"));
            if (context.options().flag("javascript.current-module-directory")) {
                places.add(context.directory());
            }
        }
        return places.stream().flatMap(place -> List.of(name, name + ".js", name + "/index.js", name + ".json").stream()
                .map(place::resolve)).filter(Files::isRegularFile).map(Path::normalize).findFirst();
    }

    private Scriptable run(Path file) {
        Scriptable module = cx.newObject(scope);
        ScriptableObject.putProperty(module, "exports", cx.newObject(scope));
        loaded.put(file, module);
        try {
            String code = Files.readString(file);
            if (file.toString().endsWith(".json")) {
                ScriptableObject.putProperty(module, "exports", cx.evaluateString(scope, "(" + code + ")",
                        file.toString(), 1, null));
                return module;
            }
            Function body = cx.compileFunction(scope, "function (exports, require, module, __filename, __dirname) {"
                    + SourceText.of(code) + "\n}", file.toString(), 1, null);
            Object exports = ScriptableObject.getProperty(module, "exports");
            body.call(cx, scope, scope, new Object[] {exports, require(file.getParent()), module, file.toString(),
                    file.getParent().toString()});
            return module;
        } catch (IOException e) {
            throw ScriptRuntime.constructError("Error", "cannot read module '" + file + "': " + e.getMessage());
        }
    }
}

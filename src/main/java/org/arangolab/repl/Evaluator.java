package org.arangolab.repl;

import groovy.lang.Binding;
import groovy.lang.Script;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.dsl.LabScript;
import org.arangolab.dsl.ScriptCompiler;
import org.arangolab.dsl.Words;
import org.codehaus.groovy.runtime.MethodClosure;

/**
 * Compiles and runs entries one after the other. Variables, methods, classes and imports of an entry live on in the
 * later ones; the value of the last entry is {@code _}. An entry of several statements behaves like a file: it is
 * compiled as a whole, runs in order and stops at the first failure. Compiling is guarded by the own monitor; two
 * entries may run at once, as when one was left behind by Ctrl-C.
 */
final class Evaluator {
    /** The variable that holds the last value. */
    static final String LAST = "_";

    private final Words words;
    private final Map<String, Object> values = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Binding variables = new Binding(values);
    private final SessionCustomizer session = new SessionCustomizer();
    private final ScriptCompiler compiler = new ScriptCompiler(session);

    Evaluator(Words words) {
        this.words = words;
    }

    /**
     * Runs a text.
     *
     * @param name what messages call it; each text needs a name of its own
     * @return its value; the class itself for an entry that only declares a class
     */
    Object evaluate(String text, String name) {
        Class<?> compiled = compile(text, name);
        Object value = Script.class.isAssignableFrom(compiled)
                ? ScriptCompiler.script(compiled, variables, words).run() : compiled;
        if (value != null) {
            variables.setVariable(LAST, value);
        }
        return value;
    }

    private synchronized Class<?> compile(String text, String name) {
        Class<?> compiled = compiler.compile(text, name);
        List<String> methods = session.accept();
        if (LabScript.class.isAssignableFrom(compiled) && !methods.isEmpty()) {
            LabScript owner = ScriptCompiler.script(compiled, variables, words);
            methods.forEach(method -> variables.setVariable(method, new MethodClosure(owner, method)));
        }
        return compiled;
    }

    /** The variables of the session. */
    Map<String, Object> variables() {
        synchronized (values) {
            return new LinkedHashMap<>(values);
        }
    }
}

package org.arangolab.dsl;

import java.util.List;
import org.codehaus.groovy.transform.ThreadInterruptibleASTTransformation;

/**
 * Lets a thread of its own initialise the parts of Groovy's compiler that cost the most and need nothing else: the
 * tables of the parser and the lists of what is imported by default. Meanwhile the caller makes ready what it can;
 * class initialisation is the meeting point (JVM specification 5.5), so nobody need wait for the thread.
 */
public final class CompilerWarmUp {
    /** In the order in which a compilation comes to them. */
    private static final List<String> COSTLY = List.of("org.codehaus.groovy.control.ResolveVisitor",
            "org.apache.groovy.parser.antlr4.GroovyLangLexer", "org.apache.groovy.parser.antlr4.GroovyLangParser",
            "org.codehaus.groovy.ast.decompiled.AsmDecompiler", "org.codehaus.groovy.classgen.Verifier",
            "org.codehaus.groovy.classgen.AsmClassGenerator",
            "groovyjarjarasm.asm.MethodWriter", "org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor");

    private CompilerWarmUp() {
    }

    /** Starts it, once before the first compilation; returns at once. */
    public static void begin() {
        Thread thread = new Thread(CompilerWarmUp::run, "compiler warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        COSTLY.forEach(CompilerWarmUp::initialise);
        new ThreadInterruptibleASTTransformation(); // the first one looks at its class for a good while
    }

    private static void initialise(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Groovy's compiler has no " + name + " any more", e);
        }
    }
}

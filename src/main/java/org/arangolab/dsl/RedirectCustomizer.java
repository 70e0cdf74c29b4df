package org.arangolab.dsl;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Lets scripts write {@code arangodump < db1 > 'dump'}. Groovy has read that as a comparison, as a declaration of a
 * variable of the type {@code arangodump<db1>}, or as a call on such a type; {@link RedirectTransformer} turns each of
 * these shapes, and nothing else, into {@code arangodump().from(db1).to('dump')}, and has each expression of a tool run
 * at its end. Source of the shapes and of the phase: facts/techniques.md 3.2 and 6; later phases would look for the
 * types.
 */
final class RedirectCustomizer extends CompilationCustomizer {
    RedirectCustomizer() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new RedirectTransformer(source).visitClass(type);
    }
}

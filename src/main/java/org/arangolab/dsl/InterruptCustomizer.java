package org.arangolab.dsl;

import groovy.transform.ThreadInterrupt;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.transform.ThreadInterruptibleASTTransformation;

/**
 * Lets every loop and method of a script look for an interrupt, as {@link ThreadInterrupt} on each class would, in the
 * phase that it is made for. Groovy's own customizer for transformations does the same, but is dynamic code itself: its
 * first call would cost every start a tenth of a second.
 */
final class InterruptCustomizer extends CompilationCustomizer {
    private static final ClassNode ANNOTATION = ClassHelper.make(ThreadInterrupt.class);

    InterruptCustomizer() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new ThreadInterruptibleASTTransformation()
                .visit(new ASTNode[] {new AnnotationNode(ANNOTATION), type}, source);
    }
}

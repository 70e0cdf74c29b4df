package org.arangolab.repl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.tools.GeneralUtils;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/**
 * Makes what an entry declares outlive it: a variable declared at the top of an entry becomes a variable of the
 * session, the imports of earlier entries are added, the names of its methods are noted. Used by one compilation at a
 * time.
 */
final class SessionCustomizer extends CompilationCustomizer {
    private final Map<String, ImportNode> imports = new LinkedHashMap<>();
    private ModuleNode current;
    private List<ImportNode> own = List.of();

    SessionCustomizer() {
        super(CompilePhase.CONVERSION);
    }

    /** Called once for each class of an entry; the entry is changed at the first. */
    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode classNode) {
        ModuleNode module = source.getAST();
        if (module == current) {
            return;
        }
        current = module;
        own = importsOf(module);
        imports.values().forEach(known -> add(module, known));
        module.getStatementBlock().getStatements().replaceAll(SessionCustomizer::outliving);
    }

    /** The entry compiled: its imports hold from now on. Returns the names of its methods. */
    List<String> accept() {
        own.forEach(node -> imports.put(key(node), node));
        return current == null ? List.of() : current.getMethods().stream().map(MethodNode::getName).distinct().toList();
    }

    private static List<ImportNode> importsOf(ModuleNode module) {
        List<ImportNode> all = new ArrayList<>(module.getImports());
        all.addAll(module.getStarImports());
        all.addAll(module.getStaticImports().values());
        all.addAll(module.getStaticStarImports().values());
        return all;
    }

    /** Two imports with the same key exclude each other: the later one holds. */
    private static String key(ImportNode node) {
        return (node.isStatic() ? "static " : "") + (node.isStar() ? node.getText() : node.getAlias());
    }

    private static void add(ModuleNode module, ImportNode known) {
        if (known.isStatic() && known.isStar()) {
            module.addStaticStarImport(known.getClassName(), fresh(known));
        } else if (known.isStar()) {
            module.addStarImport(known.getPackageName());
        } else if (known.isStatic() && !module.getStaticImports().containsKey(known.getAlias())) {
            module.addStaticImport(fresh(known), known.getFieldName(), known.getAlias());
        } else if (!known.isStatic() && module.getImport(known.getAlias()) == null) {
            module.addImport(known.getAlias(), fresh(known));
        }
    }

    /** A class node of its own for this compilation: a resolved one belongs to the compilation that resolved it. */
    private static ClassNode fresh(ImportNode known) {
        return ClassHelper.make(known.getClassName());
    }

    private static Statement outliving(Statement statement) {
        if (statement instanceof ExpressionStatement line
                && line.getExpression() instanceof DeclarationExpression made) {
            Statement assignment = new ExpressionStatement(assignment(made));
            assignment.setSourcePosition(statement);
            return assignment;
        }
        return statement;
    }

    private static Expression assignment(DeclarationExpression made) {
        Expression target = made.isMultipleAssignmentDeclaration() ? names((TupleExpression) made.getLeftExpression())
                : GeneralUtils.varX(made.getVariableExpression().getName());
        target.setSourcePosition(made.getLeftExpression());
        Token equal = Token.newSymbol(Types.EQUAL, made.getLineNumber(), made.getColumnNumber());
        BinaryExpression assignment = new BinaryExpression(target, equal, value(made));
        assignment.setSourcePosition(made);
        return assignment;
    }

    private static TupleExpression names(TupleExpression declared) {
        TupleExpression names = new TupleExpression();
        declared.getExpressions().forEach(e -> names.addExpression(GeneralUtils.varX(((VariableExpression) e)
                .getName())));
        return names;
    }

    /** The value in the declared type; {@code null} or zero when none is given. */
    private static Expression value(DeclarationExpression made) {
        Expression given = made.getRightExpression();
        if (made.isMultipleAssignmentDeclaration()) {
            return given;
        }
        VariableExpression variable = made.getVariableExpression();
        ClassNode type = variable.getOriginType();
        if (given instanceof EmptyExpression) {
            return ClassHelper.isPrimitiveType(type) ? GeneralUtils.defaultValueX(type) : GeneralUtils.nullX();
        }
        if (variable.isDynamicTyped()) {
            return given;
        }
        CastExpression cast = new CastExpression(type, given);
        cast.setSourcePosition(given);
        return cast;
    }
}

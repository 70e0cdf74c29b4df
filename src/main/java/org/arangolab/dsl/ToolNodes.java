package org.arangolab.dsl;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.tools.Tool;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Tools in Groovy's tree: what they look like in it, and what is put in their place. */
final class ToolNodes {
    /** The method that says where data comes from. */
    static final String FROM = "from";
    private static final Set<String> TOOLS = Stream.concat(Arrays.stream(Tool.values()).map(Tool::word),
            Stream.of("makedata", "checkdata", "cleardata")).collect(Collectors.toUnmodifiableSet());

    private ToolNodes() {
    }

    /** Whether this is the word of a tool. */
    static boolean isTool(String word) {
        return TOOLS.contains(word);
    }

    /** The call of a tool that stands there as a word alone. */
    static Expression bare(String tool, ASTNode where) {
        MethodCallExpression call =
                new MethodCallExpression(VariableExpression.THIS_EXPRESSION, tool, new ArgumentListExpression());
        call.setImplicitThis(true);
        return placed(call, where);
    }

    /** What a call is given, one by one. */
    static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions()
                : List.of(call.getArguments());
    }

    /** Whether this is {@code arangodump<a>}, which Groovy takes for a type. */
    static boolean isGenericTool(ClassNode type) {
        return isTool(type.getNameWithoutPackage()) && type.getGenericsTypes() != null
                && type.getGenericsTypes().length == 1;
    }

    /** {@code arangodump<cluster.leader>}: the text of the type argument is a word, or properties of one. */
    static Expression source(ClassNode type, ASTNode where) {
        GenericsType argument = type.getGenericsTypes()[0];
        String[] names = argument.getType().getUnresolvedName().split("\\.");
        Expression word = placed(new VariableExpression(names[0]), where);
        for (String name : List.of(names).subList(1, names.length)) {
            word = placed(new PropertyExpression(word, name), where);
        }
        return method(bare(type.getNameWithoutPackage(), where), FROM, word, where);
    }

    /** A call of a method with one argument. */
    static Expression method(Expression target, String name, Expression argument, ASTNode where) {
        return placed(new MethodCallExpression(target, placed(new ConstantExpression(name), where),
                new ArgumentListExpression(argument)), where);
    }

    /** The same at the place of another in the script. */
    static <E extends Expression> E placed(E expression, ASTNode where) {
        expression.setSourcePosition(where);
        return expression;
    }
}

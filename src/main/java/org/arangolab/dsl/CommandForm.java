package org.arangolab.dsl;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.syntax.Types;

/**
 * A tool with both of its ends behind a command, {@code println arangodump < a > b.c}, as Groovy reads it: the property
 * c of the property b of the call {@code println(arangodump<a>)}.
 *
 * @param call the command with the tool
 * @param sink what stands right of the {@code >}
 */
record CommandForm(MethodCallExpression call, Expression sink) {
    /** The form that an expression has; empty for any other expression. */
    static Optional<CommandForm> of(Expression expression) {
        if (expression instanceof PropertyExpression property) {
            Expression object = property.getObjectExpression();
            return isCommandOfTool(object)
                    ? Optional.of(new CommandForm((MethodCallExpression) object, ToolNodes.placed(
                    isQuoted(property.getProperty()) ? property.getProperty()
                            : new VariableExpression(property.getPropertyAsString()), property)))
                    : of(object).map(found ->
                            found.followedBy(sink -> new PropertyExpression(sink, property.getProperty()), property));
        }
        if (expression instanceof MethodCallExpression call && !call.isImplicitThis()) {
            Expression object = call.getObjectExpression();
            return isCommandOfTool(object) ? Optional.of(new CommandForm((MethodCallExpression) object,
                    called(VariableExpression.THIS_EXPRESSION, call, true)))
                    : of(object).map(found -> found.followedBy(sink -> called(sink, call, false), call));
        }
        if (expression instanceof BinaryExpression index
                && index.getOperation().getType() == Types.LEFT_SQUARE_BRACKET) {
            return of(index.getLeftExpression()).map(found -> found.followedBy(sink ->
                    new BinaryExpression(sink, index.getOperation(), index.getRightExpression()), index));
        }
        return Optional.empty();
    }

    private static MethodCallExpression called(Expression object, MethodCallExpression call, boolean implicit) {
        MethodCallExpression same = new MethodCallExpression(object, call.getMethod(), call.getArguments());
        same.setImplicitThis(implicit);
        return ToolNodes.placed(same, call);
    }

    private static boolean isCommandOfTool(Expression expression) {
        return expression instanceof MethodCallExpression call && call.isImplicitThis()
                && ToolNodes.arguments(call).size() == 1
                && ToolNodes.arguments(call).get(0) instanceof ClassExpression type
                && ToolNodes.isGenericTool(type.getType());
    }

    private CommandForm followedBy(UnaryOperator<Expression> more, ASTNode where) {
        return new CommandForm(call, ToolNodes.placed(more.apply(sink), where));
    }

    /**
     * The tree has the same constant for a word and for a text in quotes; a word takes as much place as it has letters.
     */
    private static boolean isQuoted(Expression name) {
        return name.getLastColumnNumber() - name.getColumnNumber() != name.getText().length();
    }
}

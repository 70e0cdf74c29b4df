package org.arangolab.dsl;

import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/** Rewrites the tools' expressions of one class; see {@link RedirectCustomizer}. An expression is looked at once. */
final class RedirectTransformer extends ClassCodeExpressionTransformer {
    private static final ClassNode CALL = ClassHelper.make(ToolCall.class);
    private static final String TO = "to";
    private static final String FINISHED = "finished";

    private final SourceUnit source;

    RedirectTransformer(SourceUnit source) {
        this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression == null || expression instanceof VariableExpression || isFinished(expression)) {
            return expression;
        }
        if (expression instanceof ClosureExpression closure) {
            closure.getCode().visit(this);
            return closure;
        }
        return chain(expression).map(chain -> finished(chain, expression)).or(() -> commandChain(expression))
                .orElseGet(() -> super.transform(expression));
    }

    /**
     * {@code println arangodump < a > b.c}: the property c of the property b of the call
     * {@code println(arangodump<a>)}.
     */
    private Optional<Expression> commandChain(Expression expression) {
        return CommandForm.of(expression).map(found -> {
            MethodCallExpression call = found.call();
            ClassNode type = ToolNodes.arguments(call).get(0).getType();
            Expression sink = transform(found.sink());
            Expression whole = finished(ToolNodes.method(ToolNodes.source(type, expression), TO, sink, expression),
                    expression);
            MethodCallExpression same = new MethodCallExpression(call.getObjectExpression(), call.getMethod(),
                    new ArgumentListExpression(whole));
            same.setImplicitThis(true);
            return ToolNodes.placed(same, call);
        });
    }

    /** Groovy may show a class twice. */
    private static boolean isFinished(Expression expression) {
        return expression instanceof MethodCallExpression call && FINISHED.equals(call.getMethodAsString())
                && call.getObjectExpression() instanceof ClassExpression type && type.getType().equals(CALL);
    }

    /** The whole expression, run at its end unless it was told to do something else. A script sees it done once. */
    private static Expression finished(Expression chain, Expression original) {
        return ToolNodes.placed(new MethodCallExpression(ToolNodes.placed(new ClassExpression(CALL), original),
                FINISHED, new ArgumentListExpression(chain)), original);
    }

    /** The rewritten expression, when it begins with a tool. */
    private Optional<Expression> chain(Expression expression) {
        if (expression instanceof MethodCallExpression call) {
            return ofCall(call);
        }
        if (expression instanceof PropertyExpression property) {
            return start(property.getObjectExpression()).map(object -> ToolNodes.placed(new PropertyExpression(object,
                    property.getProperty(), property.isSafe()), property));
        }
        if (expression instanceof DeclarationExpression declaration) {
            return ofDeclaration(declaration);
        }
        if (expression instanceof BinaryExpression binary) {
            return ofOperator(binary);
        }
        return expression instanceof ClassExpression type && ToolNodes.isGenericTool(type.getType())
                ? Optional.of(ToolNodes.source(type.getType(), type)) : Optional.empty();
    }

    /** The same for what stands left of an operator, where a tool may be a bare word. */
    private Optional<Expression> start(Expression expression) {
        if (expression instanceof VariableExpression variable && ToolNodes.isTool(variable.getName())) {
            return Optional.of(ToolNodes.bare(variable.getName(), variable));
        }
        return chain(expression);
    }

    private Optional<Expression> ofCall(MethodCallExpression call) {
        if (call.isImplicitThis()) {
            return Optional.of(call).filter(c -> ToolNodes.isTool(String.valueOf(c.getMethodAsString())))
                    .map(this::called);
        }
        Expression object = call.getObjectExpression();
        if (object instanceof ClassExpression type && ToolNodes.isGenericTool(type.getType())
                && "call".equals(call.getMethodAsString())) {
            return Optional.of(ToolNodes.method(ToolNodes.source(type.getType(), type), TO, single(call), call));
        }
        return start(object).map(target -> {
            MethodCallExpression same =
                    new MethodCallExpression(target, transform(call.getMethod()), transform(call.getArguments()));
            same.setSafe(call.isSafe());
            same.setSpreadSafe(call.isSpreadSafe());
            return ToolNodes.placed(same, call);
        });
    }

    private Expression called(MethodCallExpression call) {
        if (isCommand(call)) {
            ToolNodes.arguments(call).forEach(argument -> refuseRedirection(call, argument));
        }
        MethodCallExpression same = new MethodCallExpression(call.getObjectExpression(), call.getMethod(),
                transform(call.getArguments()));
        same.setImplicitThis(true);
        return ToolNodes.placed(same, call);
    }

    /** A call without parentheses ends where its last argument ends. */
    private static boolean isCommand(MethodCallExpression call) {
        return ToolNodes.arguments(call).stream().filter(MapExpression.class::isInstance).map(MapExpression.class::cast)
                .flatMap(named -> named.getMapEntryExpressions().stream()).map(MapEntryExpression::getValueExpression)
                .anyMatch(last -> last.getLastLineNumber() == call.getLastLineNumber()
                        && last.getLastColumnNumber() == call.getLastColumnNumber());
    }

    /** {@code arangodump db: 'x' > 'f'}: Groovy gives the operator to the argument. */
    private void refuseRedirection(MethodCallExpression call, Expression argument) {
        if (argument instanceof MapExpression named) {
            named.getMapEntryExpressions().forEach(entry -> refuse(call, entry));
        }
    }

    private void refuse(MethodCallExpression call, MapEntryExpression entry) {
        if (entry.getValueExpression() instanceof BinaryExpression binary && redirection(binary).isPresent()) {
            addError("the " + binary.getOperation().getText() + " belongs to the option '"
                    + entry.getKeyExpression().getText()
                    + "' here; put the options of " + call.getMethodAsString() + " into parentheses: "
                    + call.getMethodAsString() + "(" + entry.getKeyExpression().getText() + ": …) "
                    + binary.getOperation().getText() + " …", binary);
        }
    }

    private static Optional<String> redirection(BinaryExpression binary) {
        return switch (binary.getOperation().getType()) {
            case Types.COMPARE_LESS_THAN -> Optional.of(ToolNodes.FROM);
            case Types.COMPARE_GREATER_THAN -> Optional.of(TO);
            default -> Optional.empty();
        };
    }

    private Optional<Expression> ofOperator(BinaryExpression binary) {
        int operator = binary.getOperation().getType();
        if (operator == Types.BITWISE_OR) {
            return start(binary.getLeftExpression()).flatMap(left -> start(binary.getRightExpression())
                    .map(right -> ToolNodes.method(left, "or", right, binary)));
        }
        return redirection(binary).flatMap(name -> start(binary.getLeftExpression())
                .map(left -> ToolNodes.method(left, name, transform(binary.getRightExpression()), binary)));
    }

    /** {@code arangodump < a > b}: a variable b of the type {@code arangodump<a>}, without a value. */
    private Optional<Expression> ofDeclaration(DeclarationExpression declaration) {
        if (!(declaration.getLeftExpression() instanceof VariableExpression variable)
                || !ToolNodes.isGenericTool(variable.getOriginType())) {
            return Optional.empty();
        }
        VariableExpression sink = new VariableExpression(variable.getName());
        return Optional.of(ToolNodes.method(ToolNodes.source(variable.getOriginType(), declaration), TO,
                ToolNodes.placed(sink, variable), declaration));
    }

    private Expression single(MethodCallExpression call) {
        List<Expression> all = ToolNodes.arguments(call);
        return transform(all.size() == 1 ? all.get(0) : call.getArguments());
    }
}

package org.arangolab.dsl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.tools.Tool;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/** Rewrites the tools' expressions of one class; see {@link RedirectCustomizer}. An expression is looked at once. */
final class RedirectTransformer extends ClassCodeExpressionTransformer {
    private static final ClassNode CALL = ClassHelper.make(ToolCall.class);
    private static final Set<String> TOOLS = Stream.concat(Arrays.stream(Tool.values()).map(Tool::word),
            Stream.of("makedata", "checkdata", "cleardata")).collect(Collectors.toUnmodifiableSet());
    private static final String FROM = "from";
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

    /** {@code println arangodump < a > b.c}: the property c of the property b of the call {@code println(arangodump<a>)}. */
    private Optional<Expression> commandChain(Expression expression) {
        return command(expression).map(found -> {
            MethodCallExpression call = found.call();
            ClassNode type = arguments(call).get(0).getType();
            Expression sink = transform(found.sink());
            Expression whole = finished(method(source(type, expression), TO, sink, expression), expression);
            MethodCallExpression same = new MethodCallExpression(call.getObjectExpression(), call.getMethod(),
                    new ArgumentListExpression(whole));
            same.setImplicitThis(true);
            return placed(same, call);
        });
    }

    /** The call that a command's tool stands in, and what stands right of its {@code >}. */
    private record Command(MethodCallExpression call, Expression sink) {
        Command followedBy(UnaryOperator<Expression> more, ASTNode where) {
            return new Command(call, placed(more.apply(sink), where));
        }
    }

    private static Optional<Command> command(Expression expression) {
        if (expression instanceof PropertyExpression property) {
            Expression object = property.getObjectExpression();
            return isCommandOfTool(object) ? Optional.of(new Command((MethodCallExpression) object, placed(
                    isQuoted(property.getProperty()) ? property.getProperty()
                            : new VariableExpression(property.getPropertyAsString()), property)))
                    : command(object).map(found -> found.followedBy(sink -> new PropertyExpression(sink, property.getProperty()),
                            property));
        }
        if (expression instanceof MethodCallExpression call && !call.isImplicitThis()) {
            Expression object = call.getObjectExpression();
            return isCommandOfTool(object) ? Optional.of(new Command((MethodCallExpression) object,
                    called(VariableExpression.THIS_EXPRESSION, call, true)))
                    : command(object).map(found -> found.followedBy(sink -> called(sink, call, false), call));
        }
        if (expression instanceof BinaryExpression index && index.getOperation().getType() == Types.LEFT_SQUARE_BRACKET) {
            return command(index.getLeftExpression()).map(found -> found.followedBy(sink ->
                    new BinaryExpression(sink, index.getOperation(), index.getRightExpression()), index));
        }
        return Optional.empty();
    }

    private static MethodCallExpression called(Expression object, MethodCallExpression call, boolean implicit) {
        MethodCallExpression same = new MethodCallExpression(object, call.getMethod(), call.getArguments());
        same.setImplicitThis(implicit);
        return placed(same, call);
    }

    private static boolean isCommandOfTool(Expression expression) {
        return expression instanceof MethodCallExpression call && call.isImplicitThis() && arguments(call).size() == 1
                && arguments(call).get(0) instanceof ClassExpression type && isGenericTool(type.getType());
    }

    /** Groovy may show a class twice. */
    private static boolean isFinished(Expression expression) {
        return expression instanceof MethodCallExpression call && FINISHED.equals(call.getMethodAsString())
                && call.getObjectExpression() instanceof ClassExpression type && type.getType().equals(CALL);
    }

    /** The tree has the same constant for a word and for a text in quotes; a word takes as much place as it has letters. */
    private static boolean isQuoted(Expression name) {
        return name.getLastColumnNumber() - name.getColumnNumber() != name.getText().length();
    }

    /** The whole expression, run at its end unless it was told to do something else. A script sees it done once. */
    private static Expression finished(Expression chain, Expression original) {
        return placed(new MethodCallExpression(placed(new ClassExpression(CALL), original), FINISHED,
                new ArgumentListExpression(chain)), original);
    }

    /** The rewritten expression, when it begins with a tool. */
    private Optional<Expression> chain(Expression expression) {
        if (expression instanceof MethodCallExpression call) {
            return ofCall(call);
        }
        if (expression instanceof PropertyExpression property) {
            return start(property.getObjectExpression()).map(object -> placed(new PropertyExpression(object,
                    property.getProperty(), property.isSafe()), property));
        }
        if (expression instanceof DeclarationExpression declaration) {
            return ofDeclaration(declaration);
        }
        if (expression instanceof BinaryExpression binary) {
            return ofOperator(binary);
        }
        return expression instanceof ClassExpression type && isGenericTool(type.getType())
                ? Optional.of(source(type.getType(), type)) : Optional.empty();
    }

    /** The same for what stands left of an operator, where a tool may be a bare word. */
    private Optional<Expression> start(Expression expression) {
        if (expression instanceof VariableExpression variable && TOOLS.contains(variable.getName())) {
            return Optional.of(bare(variable.getName(), variable));
        }
        return chain(expression);
    }

    private static Expression bare(String tool, ASTNode where) {
        MethodCallExpression call = new MethodCallExpression(VariableExpression.THIS_EXPRESSION, tool, new ArgumentListExpression());
        call.setImplicitThis(true);
        return placed(call, where);
    }

    private Optional<Expression> ofCall(MethodCallExpression call) {
        if (call.isImplicitThis()) {
            return Optional.of(call).filter(c -> TOOLS.contains(String.valueOf(c.getMethodAsString()))).map(this::called);
        }
        Expression object = call.getObjectExpression();
        if (object instanceof ClassExpression type && isGenericTool(type.getType()) && "call".equals(call.getMethodAsString())) {
            return Optional.of(method(source(type.getType(), type), TO, single(call), call));
        }
        return start(object).map(target -> {
            MethodCallExpression same = new MethodCallExpression(target, transform(call.getMethod()), transform(call.getArguments()));
            same.setSafe(call.isSafe());
            same.setSpreadSafe(call.isSpreadSafe());
            return placed(same, call);
        });
    }

    private Expression called(MethodCallExpression call) {
        if (isCommand(call)) {
            arguments(call).forEach(argument -> refuseRedirection(call, argument));
        }
        MethodCallExpression same = new MethodCallExpression(call.getObjectExpression(), call.getMethod(),
                transform(call.getArguments()));
        same.setImplicitThis(true);
        return placed(same, call);
    }

    /** A call without parentheses ends where its last argument ends. */
    private static boolean isCommand(MethodCallExpression call) {
        return arguments(call).stream().filter(MapExpression.class::isInstance).map(MapExpression.class::cast)
                .flatMap(named -> named.getMapEntryExpressions().stream()).map(MapEntryExpression::getValueExpression)
                .anyMatch(last -> last.getLastLineNumber() == call.getLastLineNumber()
                        && last.getLastColumnNumber() == call.getLastColumnNumber());
    }

    private static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple ? tuple.getExpressions() : List.of(call.getArguments());
    }

    /** {@code arangodump db: 'x' > 'f'}: Groovy gives the operator to the argument. */
    private void refuseRedirection(MethodCallExpression call, Expression argument) {
        if (argument instanceof MapExpression named) {
            named.getMapEntryExpressions().forEach(entry -> refuse(call, entry));
        }
    }

    private void refuse(MethodCallExpression call, MapEntryExpression entry) {
        if (entry.getValueExpression() instanceof BinaryExpression binary && redirection(binary).isPresent()) {
            addError("the " + binary.getOperation().getText() + " belongs to the option '" + entry.getKeyExpression().getText()
                    + "' here; put the options of " + call.getMethodAsString() + " into parentheses: "
                    + call.getMethodAsString() + "(" + entry.getKeyExpression().getText() + ": …) "
                    + binary.getOperation().getText() + " …", binary);
        }
    }

    private static Optional<String> redirection(BinaryExpression binary) {
        return switch (binary.getOperation().getType()) {
            case Types.COMPARE_LESS_THAN -> Optional.of(FROM);
            case Types.COMPARE_GREATER_THAN -> Optional.of(TO);
            default -> Optional.empty();
        };
    }

    private Optional<Expression> ofOperator(BinaryExpression binary) {
        int operator = binary.getOperation().getType();
        if (operator == Types.BITWISE_OR) {
            return start(binary.getLeftExpression()).flatMap(left -> start(binary.getRightExpression())
                    .map(right -> method(left, "or", right, binary)));
        }
        return redirection(binary).flatMap(name -> start(binary.getLeftExpression())
                .map(left -> method(left, name, transform(binary.getRightExpression()), binary)));
    }

    /** {@code arangodump < a > b}: a variable b of the type {@code arangodump<a>}, without a value. */
    private Optional<Expression> ofDeclaration(DeclarationExpression declaration) {
        if (!(declaration.getLeftExpression() instanceof VariableExpression variable)
                || !isGenericTool(variable.getOriginType())) {
            return Optional.empty();
        }
        VariableExpression sink = new VariableExpression(variable.getName());
        return Optional.of(method(source(variable.getOriginType(), declaration), TO, placed(sink, variable), declaration));
    }

    private static boolean isGenericTool(ClassNode type) {
        return TOOLS.contains(type.getNameWithoutPackage()) && type.getGenericsTypes() != null && type.getGenericsTypes().length == 1;
    }

    /** {@code arangodump<cluster.leader>}: the text of the type argument is a word, or properties of one. */
    private static Expression source(ClassNode type, ASTNode where) {
        GenericsType argument = type.getGenericsTypes()[0];
        String[] names = argument.getType().getUnresolvedName().split("\\.");
        Expression word = placed(new VariableExpression(names[0]), where);
        for (String name : List.of(names).subList(1, names.length)) {
            word = placed(new PropertyExpression(word, name), where);
        }
        return method(bare(type.getNameWithoutPackage(), where), FROM, word, where);
    }

    private Expression single(MethodCallExpression call) {
        List<Expression> all = arguments(call);
        return transform(all.size() == 1 ? all.get(0) : call.getArguments());
    }

    private static Expression method(Expression target, String name, Expression argument, ASTNode where) {
        return placed(new MethodCallExpression(target, placed(new ConstantExpression(name), where),
                new ArgumentListExpression(argument)), where);
    }

    private static <E extends Expression> E placed(E expression, ASTNode where) {
        expression.setSourcePosition(where);
        return expression;
    }
}

package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ErrorCode;

/**
 * Expressions by precedence, weakest first: {@code ?:}, {@code OR}, {@code AND}, {@code ALL|ANY|NONE},
 * {@code == != LIKE =~}, {@code IN}, {@code < <= >= >}, {@code ..}, {@code + -}, {@code * / %}, {@code ! + -} before
 * one operand.
 */
final class ExpressionParser {
    private static final int NESTING_LIMIT = 250;
    private static final int CHAIN_LIMIT = 2500;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int QUANTIFIED = 3;
    private static final int EQUALITY = 4;
    private static final int MEMBERSHIP = 5;
    private static final int ORDER = 6;
    private static final int RANGE = 7;
    private static final int SUM = 8;
    private static final int PRODUCT = 9;

    private final Parser parser;
    /** Whether {@code IN name} at the end belongs to the clause: {@code REMOVE u IN users}. */
    private boolean beforeTarget;
    private int depth;

    ExpressionParser(Parser parser) {
        this.parser = parser;
    }

    Expression expression() {
        return expression(false);
    }

    /** What is written, with {@code IN collection} behind it. */
    Expression written() {
        return expression(true);
    }

    private Expression expression(boolean target) {
        boolean outer = beforeTarget;
        beforeTarget = target;
        deeper();
        Expression expression = conditional();
        depth--;
        beforeTarget = outer;
        return expression;
    }

    /** ArangoDB refuses deep nesting, too; here it also keeps parser and evaluator within their stack. */
    private void deeper() {
        if (++depth > NESTING_LIMIT) {
            throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_TOO_MUCH_NESTING, "");
        }
    }

    private Expression conditional() {
        Expression condition = binary(OR);
        TokenStream tokens = parser.tokens();
        if (!tokens.skip(TokenKind.QUESTION)) {
            return condition;
        }
        Optional<Expression> whenTrue =
                tokens.is(TokenKind.COLON) ? Optional.empty() : Optional.of(conditional());
        tokens.need(TokenKind.COLON);
        return new Ternary(condition, whenTrue, conditional());
    }

    private Expression binary(int minimum) {
        Expression left = unary();
        int precedence = precedence();
        int operators = 0;
        while (precedence >= minimum) {
            if (++operators > CHAIN_LIMIT) {
                throw QueryPhase.PARSING.errorFor(ErrorCode.QUERY_TOO_MUCH_NESTING, "");
            }
            left = precedence == QUANTIFIED ? quantified(left) : operation(left, precedence);
            precedence = precedence();
        }
        return left;
    }

    /** Of the operator ahead, 0 for none. */
    private int precedence() {
        TokenStream tokens = parser.tokens();
        boolean targetAhead = beforeTarget && tokens.is(TokenKind.IN) && isTarget();
        return targetAhead ? 0 : switch (tokens.kind(0)) {
            case OR -> OR;
            case AND -> AND;
            case ALL, ANY, NONE -> relation(tokens.kind(1)).isPresent() ? QUANTIFIED : 0;
            case AT_LEAST -> QUANTIFIED;
            case EQ, NE, LIKE, REGEX_MATCH, REGEX_NON_MATCH -> EQUALITY;
            case IN, NOT_IN -> MEMBERSHIP;
            case NOT -> isNegatedMatch(tokens.kind(1)) ? EQUALITY : 0;
            case LT, GT, LE, GE -> ORDER;
            case RANGE -> RANGE;
            case PLUS, MINUS -> SUM;
            case TIMES, DIV, MOD -> PRODUCT;
            default -> 0;
        };
    }

    /** Whether {@code IN} and the name behind it end the expression: nothing follows that would go on with the name. */
    private boolean isTarget() {
        TokenStream tokens = parser.tokens();
        boolean name = switch (tokens.kind(1)) {
            case IDENTIFIER, QUOTED_STRING, DATA_SOURCE_PARAMETER -> true;
            default -> false;
        };
        return name && !tokens.kind(2).continuesExpression();
    }

    private static boolean isNegatedMatch(TokenKind kind) {
        return kind == TokenKind.LIKE || kind == TokenKind.REGEX_MATCH || kind == TokenKind.REGEX_NON_MATCH;
    }

    private Expression operation(Expression left, int precedence) {
        TokenKind operator = parser.tokens().take().kind();
        if (operator == TokenKind.NOT) {
            TokenKind match = parser.tokens().take().kind();
            return not(operation(match, left, binary(precedence + 1)));
        }
        return operation(operator, left, binary(precedence + 1));
    }

    private static Expression operation(TokenKind operator, Expression left, Expression right) {
        return switch (operator) {
            case OR -> new Logical(false, left, right);
            case AND -> new Logical(true, left, right);
            case LIKE -> call("LIKE", left, right);
            case REGEX_MATCH -> call("REGEX_TEST", left, right);
            case REGEX_NON_MATCH -> not(call("REGEX_TEST", left, right));
            case RANGE -> new RangeExpression(left, right);
            case PLUS -> new Arithmetic(Arithmetic.Operator.PLUS, left, right);
            case MINUS -> new Arithmetic(Arithmetic.Operator.MINUS, left, right);
            case TIMES -> new Arithmetic(Arithmetic.Operator.TIMES, left, right);
            case DIV -> new Arithmetic(Arithmetic.Operator.DIV, left, right);
            case MOD -> new Arithmetic(Arithmetic.Operator.MOD, left, right);
            default -> new Comparison(relation(operator).orElseThrow(), left, right);
        };
    }

    private static Expression not(Expression operand) {
        return new Unary(Unary.Operator.NOT, operand);
    }

    private static Expression call(String name, Expression left, Expression right) {
        return new FunctionCall(Functions.named(name).orElseThrow(), List.of(left, right));
    }

    private static Optional<Relation> relation(TokenKind kind) {
        return switch (kind) {
            case EQ -> Optional.of(Relation.EQ);
            case NE -> Optional.of(Relation.NE);
            case LT -> Optional.of(Relation.LT);
            case GT -> Optional.of(Relation.GT);
            case LE -> Optional.of(Relation.LE);
            case GE -> Optional.of(Relation.GE);
            case IN -> Optional.of(Relation.IN);
            case NOT_IN -> Optional.of(Relation.NOT_IN);
            default -> Optional.empty();
        };
    }

    private Expression quantified(Expression left) {
        TokenStream tokens = parser.tokens();
        Quantifier quantifier = quantifier();
        TokenKind operator = tokens.kind(0);
        Relation relation = relation(operator).orElseThrow(tokens::unexpected);
        int precedence = precedence();
        tokens.take();
        return new ArrayComparison(quantifier, relation, left, binary(precedence + 1));
    }

    /** {@code ALL}, {@code ANY}, {@code NONE} or {@code AT LEAST (n)}. */
    Quantifier quantifier() {
        TokenStream tokens = parser.tokens();
        return switch (tokens.take().kind()) {
            case ALL -> Quantifier.ALL;
            case ANY -> Quantifier.ANY;
            case NONE -> Quantifier.NONE;
            default -> {
                tokens.expect(TokenKind.OPEN);
                Expression least = expression();
                tokens.need(TokenKind.CLOSE);
                yield new Quantifier(Quantifier.Kind.AT_LEAST, least);
            }
        };
    }

    private Expression unary() {
        TokenStream tokens = parser.tokens();
        return switch (tokens.kind(0)) {
            case NOT -> prefixed(Unary.Operator.NOT);
            case MINUS -> prefixed(Unary.Operator.MINUS);
            case PLUS -> prefixed(Unary.Operator.PLUS);
            case QUOTED_STRING -> new Literal(TextNode.valueOf(tokens.take().text()));
            case INTEGER, DOUBLE -> new Literal(Numbers.literal(tokens.take().text()));
            case NULL -> literal(Values.NULL);
            case TRUE -> literal(Values.of(true));
            case FALSE -> literal(Values.of(false));
            default -> parser.references().reference();
        };
    }

    private Expression prefixed(Unary.Operator operator) {
        parser.tokens().take();
        deeper();
        Expression operand = unary();
        depth--;
        return new Unary(operator, operand);
    }

    private Expression literal(JsonNode value) {
        parser.tokens().take();
        return new Literal(value);
    }
}

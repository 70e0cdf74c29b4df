package org.arangolab.repl;

import java.util.List;
import java.util.Optional;
import org.arangolab.repl.Token.Kind;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Whether an entry is whole, or its author is not done. Groovy's parser is asked; an entry that it refuses is
 * unfinished when a bracket, a string of many lines or a comment is open, or when the error is the end of the text. Any
 * other error will not go away by more lines, so the entry counts as whole and evaluating it tells the error.
 */
final class Completeness {
    private Completeness() {
    }

    /** What the entry still needs; empty when it is whole. The text is for the continuation prompt and may be empty. */
    static Optional<String> missing(String text) {
        List<Token> tokens = Lexer.tokens(text);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        return refusal(text).flatMap(error -> missing(text, tokens, error));
    }

    private static Optional<String> missing(String text, List<Token> tokens, SyntaxException error) {
        Token last = tokens.get(tokens.size() - 1);
        if (!last.ended()) {
            return unended(text, last);
        }
        Brackets brackets = Brackets.of(text, tokens);
        if (!brackets.stray().isEmpty()) {
            return Optional.empty();
        }
        return brackets.missing(text).or(() -> endsTooSoon(text, last, error) ? Optional.of("") : Optional.empty());
    }

    private static Optional<String> unended(String text, Token last) {
        if (last.kind() == Kind.COMMENT) {
            return Optional.of("*/");
        }
        String opening = last.in(text);
        return opening.startsWith("$/") ? Optional.of("/$")
                : opening.startsWith("'''") || opening.startsWith("\"\"\"") ? Optional.of(opening.substring(0, 3))
                : Optional.empty();
    }

    /** The parser stopped at the end, or at an operator there, or misses what follows a block there ({@code try}). */
    private static boolean endsTooSoon(String text, Token last, SyntaxException error) {
        int start = offset(text, error.getStartLine(), error.getStartColumn());
        boolean blockAtEnd = last.is(text, "}") && offset(text, error.getEndLine(), error.getEndColumn()) >= last.end();
        return start >= last.end() || last.kind() == Kind.OPERATOR || blockAtEnd;
    }

    private static int offset(String text, int line, int column) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int feed = text.indexOf('\n', offset);
            if (feed < 0) {
                return text.length();
            }
            offset = feed + 1;
        }
        return offset + column - 1;
    }

    /** The parser's first complaint. */
    private static Optional<SyntaxException> refusal(String text) {
        CompilationUnit unit = new CompilationUnit();
        unit.addSource("prompt", text);
        try {
            unit.compile(Phases.CONVERSION);
            return Optional.empty();
        } catch (MultipleCompilationErrorsException e) {
            return e.getErrorCollector().getErrors().stream()
                    .filter(SyntaxErrorMessage.class::isInstance)
                    .map(message -> ((SyntaxErrorMessage) message).getCause())
                    .findFirst();
        }
    }
}

package org.arangolab.repl;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.repl.Token.Kind;

/**
 * The type of what stands before a dot, from declarations alone: {@code instance('a').start().} is a server because
 * {@code instance} and {@code start} say so. Nothing is evaluated.
 *
 * @param text   the entry
 * @param tokens its tokens
 * @param names  the types of bare names
 */
record ReceiverType(String text, List<Token> tokens, Function<String, Optional<Class<?>>> names) {
    /** The type of the expression whose last token is at this index. */
    Optional<Class<?>> endingAt(int index) {
        if (index < 0) {
            return Optional.empty();
        }
        Token token = tokens.get(index);
        return switch (token.kind()) {
            case NUMBER -> Optional.of(Number.class);
            case STRING -> Optional.of(String.class);
            case WORD -> word(index);
            case CLOSE -> bracket(index);
            case OPEN, OPERATOR, COMMENT -> Optional.empty();
        };
    }

    private Optional<Class<?>> word(int index) {
        String name = tokens.get(index).in(text);
        if (index > 0 && tokens.get(index - 1).is(text, ".")) {
            int safe = index > 1 && tokens.get(index - 2).is(text, "?") ? 1 : 0;
            return endingAt(index - 2 - safe).flatMap(owner -> Members.type(owner, name));
        }
        return names.apply(name);
    }

    private Optional<Class<?>> bracket(int index) {
        int open = opening(index);
        if (open < 1) {
            return Optional.empty();
        }
        if (tokens.get(open).is(text, "(") && tokens.get(open - 1).kind() == Kind.WORD) {
            return word(open - 1);
        }
        return tokens.get(open).is(text, "[")
                ? endingAt(open - 1).flatMap(owner -> Members.type(owner, "getAt")) : Optional.empty();
    }

    private int opening(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            depth += tokens.get(i).kind() == Kind.CLOSE ? 1 : tokens.get(i).kind() == Kind.OPEN ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}

package org.arangolab.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.arangolab.repl.Token.Kind;

/**
 * Which brackets of an entry are open at its end, and which closing ones match none.
 *
 * @param open  the unclosed ones, the innermost first
 * @param stray the closing ones without a partner
 */
record Brackets(List<Token> open, Set<Token> stray) {
    /** Pairs them. */
    static Brackets of(String text, List<Token> tokens) {
        Deque<Token> open = new ArrayDeque<>();
        Set<Token> stray = new HashSet<>();
        for (Token token : tokens) {
            if (token.kind() == Kind.OPEN) {
                open.push(token);
            } else if (token.kind() == Kind.CLOSE) {
                boolean pairs = !open.isEmpty() && closing(text, open.peek()).equals(token.in(text));
                if (pairs) {
                    open.pop();
                } else {
                    stray.add(token);
                }
            }
        }
        return new Brackets(List.copyOf(open), Set.copyOf(stray));
    }

    /** The bracket that the entry lacks first. */
    Optional<String> missing(String text) {
        return open.stream().findFirst().map(token -> closing(text, token));
    }

    private static String closing(String text, Token opening) {
        return switch (text.charAt(opening.start())) {
            case '(' -> ")";
            case '[' -> "]";
            default -> "}";
        };
    }
}

package org.arangolab.repl;

import java.util.List;
import org.arangolab.repl.Token.Kind;

/**
 * Where in an entry the cursor stands.
 *
 * @param place  in what
 * @param text   the entry up to the cursor
 * @param start  where the word at the cursor begins
 * @param before the tokens before that word
 */
record Caret(Place place, String text, int start, List<Token> before) {
    enum Place {
        COMMAND, COMMAND_ARGUMENT, STRING, MEMBER, WORD, NOWHERE
    }

    static Caret in(String entry, int cursor) {
        String text = entry.substring(0, cursor);
        if (SlashCommands.looksLikeCommand(text)) {
            int blank = text.indexOf(' ');
            return blank < 0 ? new Caret(Place.COMMAND, text, text.indexOf('/'), List.of())
                    : new Caret(Place.COMMAND_ARGUMENT, text, text.lastIndexOf(' ') + 1, List.of());
        }
        List<Token> tokens = Lexer.tokens(text);
        if (tokens.isEmpty()) {
            return new Caret(Place.WORD, text, cursor, tokens);
        }
        return at(text, tokens);
    }

    private static Caret at(String text, List<Token> tokens) {
        Token last = tokens.get(tokens.size() - 1);
        List<Token> before = tokens.subList(0, tokens.size() - 1);
        boolean touches = last.end() == text.length();
        if (last.kind() == Kind.STRING && !last.ended()) {
            return new Caret(Place.STRING, text, last.start() + quotes(text, last), before);
        }
        if (last.kind() == Kind.COMMENT && (touches || !last.ended()) || touches && last.kind() == Kind.NUMBER) {
            return new Caret(Place.NOWHERE, text, text.length(), tokens);
        }
        if (last.kind() == Kind.WORD && touches) {
            return new Caret(placeAfter(text, before), text, last.start(), before);
        }
        return new Caret(placeAfter(text, tokens), text, text.length(), tokens);
    }

    private static int quotes(String text, Token string) {
        return string.in(text).startsWith("'''") || string.in(text).startsWith("\"\"\"") ? 3 : 1;
    }

    private static Place placeAfter(String text, List<Token> before) {
        return !before.isEmpty() && before.get(before.size() - 1).is(text, ".") ? Place.MEMBER : Place.WORD;
    }

    /** What of the word was typed. */
    String prefix() {
        return text.substring(start);
    }

    /** The token so many places before the word, 1 being the nearest; whether it has this text. */
    boolean preceded(int places, String wanted) {
        return before.size() >= places && before.get(before.size() - places).is(text, wanted);
    }
}

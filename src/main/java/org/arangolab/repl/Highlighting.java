package org.arangolab.repl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.arangolab.dsl.WordIndex;
import org.arangolab.repl.Token.Kind;

/**
 * Which parts of an entry stand out: keywords, words of the lab, servers, strings, numbers, brackets that do not
 * pair.
 */
final class Highlighting {
    private final Vocabulary vocabulary;
    private final SlashCommands commands;
    private final Set<String> units = Set.copyOf(Members.units());
    private final Set<String> constants;
    private final Set<String> words;

    Highlighting(Vocabulary vocabulary, SlashCommands commands) {
        this.vocabulary = vocabulary;
        this.commands = commands;
        this.constants = Set.copyOf(vocabulary.constants());
        this.words = Set.copyOf(vocabulary.words().stream().map(WordIndex.Entry::name).toList());
    }

    /**
     * A part of an entry in one style.
     *
     * @param start the offset of its first character
     * @param end   the offset after its last
     * @param style never {@link Style#PLAIN}
     */
    record Span(int start, int end, Style style) {
    }

    /** The parts, in order; what is between them is plain. */
    List<Span> of(String entry) {
        if (SlashCommands.looksLikeCommand(entry)) {
            int blank = entry.indexOf(' ');
            String name = blank < 0 ? entry : entry.substring(0, blank);
            return List.of(new Span(0, name.length(), commands.find(name.strip()).isPresent() ? Style.BOLD
                    : Style.RED));
        }
        List<Token> tokens = Lexer.tokens(entry);
        Set<Token> stray = Brackets.of(entry, tokens).stray();
        Collection<String> servers = vocabulary.servers().get();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Style style = stray.contains(token) ? Style.RED : style(entry, tokens, i, servers);
            if (style != Style.PLAIN) {
                spans.add(new Span(token.start(), token.end(), style));
            }
        }
        return spans;
    }

    private Style style(String entry, List<Token> tokens, int index, Collection<String> servers) {
        Token token = tokens.get(index);
        return switch (token.kind()) {
            case STRING -> token.ended() ? Style.GREEN : Style.YELLOW;
            case NUMBER -> Style.CYAN;
            case COMMENT -> Style.DIM;
            case WORD -> word(entry, tokens, index, servers);
            case OPEN, CLOSE, OPERATOR -> Style.PLAIN;
        };
    }

    private Style word(String entry, List<Token> tokens, int index, Collection<String> servers) {
        String name = tokens.get(index).in(entry);
        if (index > 0 && tokens.get(index - 1).is(entry, ".")) {
            boolean unit = index > 1 && tokens.get(index - 2).kind() == Kind.NUMBER && units.contains(name);
            return unit ? Style.CYAN : Style.PLAIN;
        }
        if (Vocabulary.KEYWORDS.contains(name)) {
            return Style.MAGENTA;
        }
        if (index + 1 < tokens.size() && tokens.get(index + 1).is(entry, ":")) {
            return Style.PLAIN;
        }
        return servers.contains(name) ? Style.BOLD : words.contains(name) ? Style.BLUE
                : constants.contains(name) ? Style.CYAN : Style.PLAIN;
    }
}

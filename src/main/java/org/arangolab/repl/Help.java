package org.arangolab.repl;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.dsl.LabWords;
import org.arangolab.dsl.LogWords;
import org.arangolab.dsl.ServerWords;
import org.arangolab.dsl.WordIndex;

/** What {@code /help} tells, from the words' own declarations. */
final class Help {
    private final Vocabulary vocabulary;
    private final SlashCommands commands;

    Help(Vocabulary vocabulary, SlashCommands commands) {
        this.vocabulary = vocabulary;
        this.commands = commands;
    }

    /** The words that it can tell about. */
    static List<String> topics(Vocabulary vocabulary) {
        return Stream.of(vocabulary.words(), WordIndex.of(ServerWords.class), WordIndex.of(LogWords.class))
                .flatMap(Collection::stream).map(WordIndex.Entry::name).distinct().toList();
    }

    void show(String topic, Desk desk) {
        if (topic.isEmpty()) {
            overview(desk);
        } else {
            about(topic, desk);
        }
    }

    private void overview(Desk desk) {
        int width = desk.rendering().width();
        Glossary words = new Glossary(width);
        vocabulary.words().forEach(word -> words.add(word.name(), word.help()));
        Glossary slashes = new Glossary(width);
        commands.all().forEach(command -> slashes.add((command.name() + " " + command.argument()).strip(),
                command.summary()));
        desk.print("Words\n" + words);
        desk.print("A server's words, db1.start()\n" + listed(ServerWords.class, width));
        desk.print("A log's words, db1.log.tail(20)\n" + listed(LogWords.class, width));
        desk.print("Commands\n" + slashes);
    }

    private static String listed(Class<?> type, int width) {
        return Glossary.wrapped(String.join(" ", WordIndex.names(type)), 2, width);
    }

    private void about(String topic, Desk desk) {
        List<String> found = Stream.of(LabWords.class, ServerWords.class, LogWords.class)
                .flatMap(type -> WordIndex.of(type).stream())
                .filter(word -> word.name().equals(topic))
                .map(word -> article(word, desk.rendering().width()))
                .toList();
        Optional<String> command = commands.find(topic).or(() -> commands.find("/" + topic))
                .map(c -> (c.name() + " " + c.argument()).strip() + "\n"
                        + Glossary.wrapped(c.summary(), 2, desk.rendering().width()));
        List<String> articles = Stream.concat(found.stream(), command.stream()).toList();
        if (articles.isEmpty()) {
            throw new ConfigException("no word '" + topic + "'" + Suggestion.hint(topic, topics(vocabulary)));
        }
        articles.forEach(desk::print);
    }

    private static String article(WordIndex.Entry word, int width) {
        String example = word.example().isEmpty() ? "" : "\n  " + word.example();
        return word.name() + "\n" + Glossary.wrapped(word.help(), 2, width) + example;
    }

    /** Names with an explanation each, side by side where the width allows it. */
    static final class Glossary {
        private static final int SIDE_BY_SIDE = 50;
        private static final int NAMES = 18;

        private final StringBuilder text = new StringBuilder();
        private final int width;

        Glossary(int width) {
            this.width = width;
        }

        void add(String name, String explanation) {
            text.append(text.isEmpty() ? "" : "\n");
            String indented = "  " + name;
            if (width < SIDE_BY_SIDE) {
                text.append(indented).append('\n').append(wrapped(explanation, 4, width));
            } else {
                String gap = " ".repeat(Math.max(2, NAMES - indented.length()));
                String first = indented + gap;
                text.append(first).append(wrapped(explanation, first.length(), width).stripLeading());
            }
        }

        /** Words on lines of this width, each line indented. */
        static String wrapped(String sentence, int indent, int width) {
            StringBuilder lines = new StringBuilder(" ".repeat(indent));
            int column = indent;
            for (String word : Arrays.asList(sentence.split(" "))) {
                if (column > indent && column + 1 + word.length() > width) {
                    lines.append('\n').append(" ".repeat(indent));
                    column = indent;
                }
                lines.append(column > indent ? " " : "").append(word);
                column += word.length() + (column > indent ? 1 : 0);
            }
            return lines.toString();
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}

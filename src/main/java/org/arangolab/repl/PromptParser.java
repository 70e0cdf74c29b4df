package org.arangolab.repl;

import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine when an entry is whole, and which word the cursor is in. */
final class PromptParser implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !SlashCommands.looksLikeCommand(line)) {
            Optional<String> missing = Completeness.missing(line);
            if (missing.isPresent()) {
                throw new EOFError(-1, cursor, "unfinished", missing.get());
            }
        }
        if (context != ParseContext.COMPLETE) {
            return new Line(line, cursor, cursor);
        }
        return new Line(line, cursor, Caret.in(line, cursor).start());
    }

    @Override
    public boolean isEscapeChar(char ch) {
        return false;
    }

    @Override
    public boolean validCommandName(String name) {
        return true;
    }

    /**
     * An entry with the word that completion replaces.
     *
     * @param line   all of it
     * @param cursor the cursor's offset
     * @param start  where the word begins that ends at the cursor
     */
    private record Line(String line, int cursor, int start) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(start, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }
    }
}

package org.arangolab.repl;

import java.util.function.Supplier;
import org.arangolab.repl.Highlighting.Span;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Hands the styles to JLine. The first key makes the highlighting, not the prompt. */
final class PromptHighlighter implements Highlighter {
    private final Supplier<Highlighting> maker;
    private Highlighting highlighting;

    PromptHighlighter(Supplier<Highlighting> maker) {
        this.maker = maker;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (buffer.isBlank()) {
            return new AttributedString(buffer);
        }
        if (highlighting == null) {
            highlighting = maker.get();
        }
        AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
        int at = 0;
        for (Span span : highlighting.of(buffer)) {
            text.append(buffer.substring(at, span.start()));
            text.styled(style(span.style()), buffer.substring(span.start(), span.end()));
            at = span.end();
        }
        return text.append(buffer.substring(at)).toAttributedString();
    }

    static AttributedStyle style(Style style) {
        return switch (style) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case BOLD -> AttributedStyle.BOLD;
            case DIM -> AttributedStyle.DEFAULT.faint();
            case RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN -> AttributedStyle.DEFAULT.foreground(style.code() - 30);
        };
    }
}

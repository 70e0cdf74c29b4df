package org.arangolab.run.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.arangolab.diagnose.Redaction;
import org.arangolab.run.XmlText;

/** Writes markup. All text is escaped, and secrets in it have become stars, whoever gave it. */
final class Html {
    private final Appendable out;

    Html(Appendable out) {
        this.out = out;
    }

    /** Markup as it is: of this package's own making only. */
    Html raw(String markup) {
        try {
            out.append(markup);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Html text(String text) {
        return raw(escape(text));
    }

    static String escape(String text) {
        return XmlText.body(Redaction.stars(text));
    }

    /** An element with text in it. */
    Html element(String tag, String css, String text) {
        return raw("<" + tag + (css.isEmpty() ? "" : " class=\"" + css + "\"") + ">").text(text).raw("</" + tag + ">");
    }

    /** A link, or the text alone when there is nothing to link to. */
    Html link(Optional<String> target, String text) {
        return target.map(href -> raw("<a href=\"" + XmlText.escape(href) + "\">").text(text).raw("</a>"))
                .orElseGet(() -> text(text));
    }

    /** An element without content, with a tooltip: {@code style} is of our own making. */
    Html box(String css, String style, String tooltip) {
        return raw("<i class=\"" + css + "\" style=\"" + style + "\" title=\""
                + XmlText.escape(Redaction.stars(tooltip)) + "\"></i>");
    }

    /** Facts in two columns; those without a value are left out. */
    Html facts(Map<String, String> facts) {
        raw("<dl class=\"facts\">");
        facts.forEach((label, value) -> {
            if (!value.isEmpty()) {
                element("dt", "", label).element("dd", "", value);
            }
        });
        return raw("</dl>\n");
    }
}

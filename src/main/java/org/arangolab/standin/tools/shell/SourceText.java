package org.arangolab.standin.tools.shell;

/**
 * JavaScript made fit for Rhino, which gives a {@code const} within a loop its value once and keeps it for all further
 * rounds: each becomes a {@code let}. Lines and columns stay.
 */
final class SourceText {
    private static final String CONST = "const";

    private final String code;
    private final StringBuilder out;
    private int at;

    private SourceText(String code) {
        this.code = code;
        this.out = new StringBuilder(code);
    }

    /** The same program; a first line with {@code #!} is for the system and becomes a comment. */
    static String of(String code) {
        SourceText text = new SourceText(code.startsWith("#!") ? "//" + code : code);
        text.rewrite();
        return text.out.toString();
    }

    private void rewrite() {
        while (at < code.length()) {
            char c = code.charAt(at);
            if (c == '"' || c == '\'' || c == '`') {
                skipText(c);
            } else if (code.startsWith("//", at)) {
                skipTo("\n");
            } else if (code.startsWith("/*", at)) {
                skipTo("*/");
            } else if (Character.isJavaIdentifierPart(c)) {
                word();
            } else {
                at++;
            }
        }
    }

    private void word() {
        int start = at;
        while (at < code.length() && Character.isJavaIdentifierPart(code.charAt(at))) {
            at++;
        }
        boolean attribute = start > 0 && code.charAt(start - 1) == '.';
        boolean declares = at < code.length() && Character.isWhitespace(code.charAt(at));
        if (declares && !attribute && code.substring(start, at).equals(CONST)) {
            out.replace(start, at, "let  ");
        }
    }

    private void skipTo(String end) {
        int found = code.indexOf(end, at + 1);
        at = found < 0 ? code.length() : found + end.length();
    }

    /** A text ends with its line at the latest, unless it is a template: a quote may stand in a regular expression. */
    private void skipText(char quote) {
        at++;
        while (at < code.length() && code.charAt(at) != quote && (quote == '`' || code.charAt(at) != '\n')) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}

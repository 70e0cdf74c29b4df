package org.arangolab.repl;

/** Values as the prompt shows them, for whoever prints one without a prompt. */
public final class ValueText {
    private ValueText() {
    }

    /**
     * The text, without a line end; empty for {@code null}.
     *
     * @param width   columns of a line
     * @param colours whether to use them
     */
    public static String of(Object value, int width, boolean colours) {
        return new Rendering(width, colours).value(value);
    }
}

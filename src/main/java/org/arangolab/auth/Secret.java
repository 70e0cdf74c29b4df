package org.arangolab.auth;

import java.util.Objects;

/** A text that prints as stars. Not a record, because a record prints its components. */
public final class Secret {
    private final String text;

    /** Hides the text. */
    public Secret(String text) {
        this.text = Objects.requireNonNull(text, "text is null");
    }

    /** The text itself; ask for it only where it leaves the lab. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}

package org.arangolab.instance;

import java.util.Locale;

/** Whether a server asks who its clients are, and how the lab shows it. */
public enum Authentication {
    NONE, BASIC, JWT;

    /** As a script writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word, so that messages and scripts show what a script would write. */
    @Override
    public String toString() {
        return word();
    }
}

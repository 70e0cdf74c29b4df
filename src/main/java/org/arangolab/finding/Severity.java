package org.arangolab.finding;

import java.util.Locale;

/** How bad: the process ended of it, it did wrong, or somebody should look. */
public enum Severity {
    FATAL, ERROR, WARNING;

    /** As reports spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

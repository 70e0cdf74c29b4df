package org.arangolab.instance;

import java.util.Locale;

/** What becomes of a server's directory when the lab is done with the server. */
public enum Cleanup {
    /** Stays or goes with the run's directory; one that was named by {@code dir:} stays. */
    RUN,
    /** Goes at once, so that a long run of many servers does not fill the disk; not after a crash. */
    NOW,
    /** Stays, and the run's directory with it. */
    KEEP;

    /** As a script writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

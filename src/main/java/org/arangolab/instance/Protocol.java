package org.arangolab.instance;

import java.util.Locale;

/** What clients speak to a server. */
public enum Protocol {
    TCP, SSL, UNIX, H2, VST;

    /** As a script writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

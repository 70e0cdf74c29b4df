package org.arangolab.instance;

import java.util.Locale;

/** What a server is in a deployment. */
public enum Role {
    SINGLE, AGENT, DBSERVER, COORDINATOR;

    /** As a script writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.arangolab.instance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a server is in a deployment. */
public enum Role {
    SINGLE("SINGLE"), AGENT("AGENT"), DBSERVER("PRIMARY"), COORDINATOR("COORDINATOR");

    private final String told;

    Role(String told) {
        this.told = told;
    }

    /** As a server tells it: facts/server.md 4, {@code /_admin/server/role}. */
    public String told() {
        return told;
    }

    /** From what a server tells; empty for a role that is none of these. */
    public static Optional<Role> ofTold(String told) {
        return Arrays.stream(values()).filter(role -> role.told.equals(told)).findFirst();
    }

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

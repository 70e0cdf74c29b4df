package org.arangolab.instance;

import java.util.Locale;

/** On which addresses a server listens. */
public enum Bind {
    /** 127.0.0.1: this machine only. */
    LOOPBACK("127.0.0.1"),
    /** 0.0.0.0: whoever reaches the machine. */
    BROADCAST("0.0.0.0");

    private final String address;

    Bind(String address) {
        this.address = address;
    }

    /** The address. */
    public String address() {
        return address;
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

package org.arangolab.analyze;

import java.util.Locale;

/** What a file holds, by its content. */
public enum FileKind {
    SERVER_LOG, SANITIZER, VALGRIND, DEBUGGER, KERNEL_LOG,
    /** Of more than one of these. */
    MIXED,
    MASSIF, CALLGRIND,
    /** Anything else. */
    TEXT;

    /** As reports spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

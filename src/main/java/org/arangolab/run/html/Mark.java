package org.arangolab.run.html;

import java.time.Instant;

/**
 * Something that happened at one moment to a server.
 *
 * @param pid  its process; 0 when it is about none
 * @param text for a person
 */
record Mark(Instant at, Kind kind, String subject, long pid, String text) {
    /** What stands out how. */
    enum Kind {
        CRASH, FAULT, SIGNAL, STACKS, HEALTH, NOTE
    }
}

package org.arangolab.log;

/** ArangoDB's log levels, the gravest first. */
public enum LogLevel {
    FATAL, ERROR, WARNING, INFO, DEBUG, TRACE;

    /** Whether this is at least as grave as the other. */
    public boolean atLeast(LogLevel other) {
        return compareTo(other) <= 0;
    }
}

package org.arangolab.time;

/**
 * Looks at what hangs while it still does: it is called when a wait has used most of its time in vain, on a thread of
 * its own.
 */
@FunctionalInterface
public interface LateObserver {
    /**
     * Looks, within a few seconds, and answers labelled, indented lines for the failure; empty when there is nothing to
     * see.
     *
     * @param what the wait's name
     */
    String look(String what);
}

package org.arangolab.finding;

/** Who tells of something, those who know it best first: one death is told by many. */
public enum Told {
    /** The process, its sanitizer or its debugger. */
    BY_ITSELF,
    /** A library in it. */
    BY_LIBRARY,
    BY_KERNEL,
    /** Who started it and sees how it ended. */
    BY_STARTER;

    /** Of two tellings the better. */
    Told better(Told other) {
        return compareTo(other) <= 0 ? this : other;
    }
}

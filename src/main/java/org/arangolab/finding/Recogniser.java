package org.arangolab.finding;

/**
 * Reads the lines of one format out of a stream in which anything may be mixed, and gives what it finds to a
 * {@link FindingSet}. Keeps little, whatever comes, and never throws on input.
 */
public interface Recogniser {
    /** The next line; answers whether it is of this format, so that no other needs to see it. */
    boolean accept(TextLine line);

    /** Whether it needs lines that tell nothing by themselves, since it is in the midst of something. */
    boolean hungry();

    /** There are no more lines. */
    void end();
}

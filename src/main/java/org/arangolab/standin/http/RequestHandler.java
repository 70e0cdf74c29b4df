package org.arangolab.standin.http;

/** Answers every request of the server; throws nothing but {@link CutAnswer}. */
@FunctionalInterface
public interface RequestHandler {
    /** The answer, with all headers it needs but the length. */
    Reply answer(RawRequest request);
}

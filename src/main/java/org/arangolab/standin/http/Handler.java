package org.arangolab.standin.http;

/** Answers one kind of request. Runs on a server thread; must be safe for many at once. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers.
     *
     * @throws ArangoException for every answer that is ArangoDB's error envelope
     */
    Reply handle(Call call);
}

package org.arangolab.standin.store;

/**
 * Named places where a test may make the server misbehave. The server decides what happens at a place: nothing, an
 * exception, a wait, or the end of the process.
 */
@FunctionalInterface
public interface FailurePoints {
    /** Before a document is inserted, and before {@link #DOCUMENT_WRITE}. */
    String DOCUMENT_INSERT = "Document::insert";
    /** Before a document is written. */
    String DOCUMENT_WRITE = "Document::write";
    /** Before a document is read by its key, and before a collection is read from its beginning. */
    String DOCUMENT_READ = "Document::read";
    /** Before a transaction is committed. */
    String TRANSACTION_COMMIT = "Transaction::commit";
    /** When a query is about to be listed among the running ones. */
    String QUERY_START = "Query::start";
    /** Before a further batch of a cursor is made. */
    String CURSOR_BATCH = "Cursor::batch";
    /** Before each document of an import. */
    String IMPORT_DOCUMENT = "Import::document";
    /** Before the second document of an import: one is written then, and not all. */
    String IMPORT_HALF_WAY = "Import::halfWay";

    /** Nothing happens anywhere. */
    FailurePoints NONE = name -> {
    };

    /** Called at the place {@code name}, on the request's thread. */
    void hit(String name);
}

package org.arangolab.standin.store;

/**
 * Named places where a test may make the server misbehave. The server decides what happens at a place: nothing, an
 * exception, a wait, or the end of the process.
 */
@FunctionalInterface
public interface FailurePoints {
    /** Before a document is written. */
    String DOCUMENT_WRITE = "Document::write";
    /** Before a document is read by its key. */
    String DOCUMENT_READ = "Document::read";
    /** Before a transaction is committed. */
    String TRANSACTION_COMMIT = "Transaction::commit";
    /** Before each document of an import. */
    String IMPORT_DOCUMENT = "Import::document";

    /** Nothing happens anywhere. */
    FailurePoints NONE = name -> {
    };

    /** Called at the place {@code name}, on the request's thread. */
    void hit(String name);
}

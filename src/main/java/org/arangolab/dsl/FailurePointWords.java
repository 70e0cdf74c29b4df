package org.arangolab.dsl;

/** What a block can ask of the failure point that is set while it runs. */
public interface FailurePointWords {
    @Word(value = "Its name.", example = "db1.failAt('Document::write') { fp -> println fp.name }")
    String getName();

    @Word(value = "How often it was hit since the server started; null when the server does not count, as ArangoDB.",
            example = "db1.failAt('Document::write') { fp -> assert fp.hits == 1 }")
    Long getHits();

    @Word(value = "Clears it before the end of the block.",
            example = "db1.failAt('Document::write') { fp -> fp.clear() }")
    void clear();
}

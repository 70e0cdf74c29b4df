package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a write did to one document.
 *
 * @param before the document before, empty for a new one
 * @param after  the document now; of a removed one, what it was
 */
public record Written(Optional<ObjectNode> before, ObjectNode after) {
    /** Whether the document that was there is still there unchanged. */
    public boolean ignored() {
        return before.isPresent() && before.get() == after;
    }
}

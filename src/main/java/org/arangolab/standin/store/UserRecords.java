package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Where users are kept, one JSON object each. */
public interface UserRecords {
    /** All of them by name. */
    Map<String, ObjectNode> users();

    /** Keeps one; when this returns it is stored. */
    void putUser(String name, ObjectNode user);

    /** Forgets one. */
    void removeUser(String name);
}

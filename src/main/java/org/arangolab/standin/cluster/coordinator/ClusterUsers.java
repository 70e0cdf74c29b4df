package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.arangolab.standin.aql.QueryData.InsertMode;
import org.arangolab.standin.aql.QueryData.UpdateMode;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.UserRecords;
import org.arangolab.standin.store.Users;
import org.arangolab.standin.store.WriteOptions;

/**
 * The users of a cluster: documents of {@code _users}, kept in memory until the agency's {@code Sync/UserVersion} says
 * that somebody changed them. Thread-safe.
 */
final class ClusterUsers implements UserRecords {
    static final String COLLECTION = "_users";

    private final ClusterState state;
    private final ClusterDatabases databases;
    /** Guarded by this, as the field below; null until somebody asks. */
    private Users users;
    private JsonNode version;

    ClusterUsers(ClusterState state, ClusterDatabases databases) {
        this.state = state;
        this.databases = databases;
    }

    /** The users as they are now. */
    synchronized Users current() {
        JsonNode now = databases.userVersion();
        if (users == null) {
            users = new Users(this);
        } else if (!now.equals(version)) {
            users.reload();
        }
        version = now;
        return users;
    }

    private Collection collection() {
        return databases.database(Databases.SYSTEM).collection(COLLECTION);
    }

    @Override
    public Map<String, ObjectNode> users() {
        Map<String, ObjectNode> found = new TreeMap<>();
        databases.read(collection(), documents -> {
            documents.scan().forEachRemaining(document -> {
                if (document.path("record") instanceof ObjectNode record) {
                    found.put(document.path("user").asText(), record);
                }
            });
            return null;
        });
        return found;
    }

    private static String key(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void putUser(String name, ObjectNode user) {
        ObjectNode document = Json.object().put("_key", key(name)).put("user", name);
        document.set("record", user);
        WriteOptions replacing = new WriteOptions(InsertMode.REPLACE, UpdateMode.DEFAULT, Optional.empty());
        databases.write(collection(), true, documents -> documents.insert(document, replacing));
        changed();
    }

    @Override
    public void removeUser(String name) {
        try {
            databases.write(collection(), true, documents -> documents.remove(key(name), Optional.empty()));
        } catch (ArangoException e) {
            if (e.code() != ErrorCode.DOCUMENT_NOT_FOUND) {
                throw e;
            }
        }
        changed();
    }

    private void changed() {
        state.change(new Change().increment("Sync/UserVersion"));
    }
}

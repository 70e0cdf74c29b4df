package org.arangolab.tools.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.UrlPath;
import org.arangolab.instance.Server;

/**
 * The data of one database of a server, asked over HTTP. Source: facts/server.md 5.1.
 *
 * @param server   which is asked
 * @param database its database
 */
public record ServerData(Server server, String database) {
    private static final String COLLECTION = "/_api/collection";

    /** All collections by name, without ArangoDB's own. */
    public Map<String, CollectionState> collections() {
        Map<String, CollectionState> found = new TreeMap<>();
        for (Object entry : list(get(COLLECTION + "?excludeSystem=true").get("result"))) {
            String name = String.valueOf(((Map<?, ?>) entry).get("name"));
            found.put(name, state(name));
        }
        return found;
    }

    /** One collection. */
    CollectionState state(String name) {
        String path = COLLECTION + "/" + UrlPath.segment(name);
        Map<?, ?> revision = get(path + "/revision"); // before the rest: a later change must show
        Map<?, ?> properties = get(path + "/count");
        List<Map<?, ?>> indexes = new ArrayList<>();
        list(get("/_api/index?collection=" + UrlPath.segment(name)).get("indexes"))
                .forEach(index -> indexes.add((Map<?, ?>) index));
        return CollectionState.of(name, properties, String.valueOf(revision.get("revision")), indexes);
    }

    /** The checksum of a collection's documents, whatever their revisions; empty when the server cannot tell it. */
    Optional<String> checksum(String name) {
        Response response = send(COLLECTION + "/" + UrlPath.segment(name)
                + "/checksum?withRevisions=false&withData=true");
        return response.ok() ? Optional.ofNullable(((Map<?, ?>) response.json()).get("checksum")).map(String::valueOf)
                : Optional.empty();
    }

    private Map<?, ?> get(String path) {
        return (Map<?, ?>) send(path).orThrow().json();
    }

    private Response send(String path) {
        return server.send(Request.of("GET", "/_db/" + UrlPath.segment(database) + path));
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    /** {@code db1/_system}. */
    @Override
    public String toString() {
        return server.name() + "/" + database;
    }
}

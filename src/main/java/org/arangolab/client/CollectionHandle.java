package org.arangolab.client;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.time.Deadline;

/**
 * A collection of a server by its name; whether it exists is asked of the server at each call. Source of the calls:
 * facts/server.md 5.1 and 5.2.
 */
public final class CollectionHandle {
    /** {@code ERROR_ARANGO_DOCUMENT_NOT_FOUND}. */
    private static final int NO_DOCUMENT = 1202;
    /** {@code ERROR_ARANGO_DATA_SOURCE_NOT_FOUND}. */
    private static final int NO_COLLECTION = 1203;

    private final ServerClient client;
    private final String server;
    private final String database;
    private final String name;
    private final Function<Duration, Deadline> clamp;

    /**
     * {@code server} is the name of the server that {@code client} speaks to; {@code clamp} turns the time-out of a
     * call into a deadline within those of the test and the run.
     */
    public CollectionHandle(ServerClient client, String server, String database, String name,
                            Function<Duration, Deadline> clamp) {
        this.client = client;
        this.server = server;
        this.database = database;
        this.name = name;
        this.clamp = clamp;
    }

    /** Its name. */
    public String getName() {
        return name;
    }

    /** The name of the server that has it. */
    public String getServer() {
        return server;
    }

    /** Its database's name. */
    public String getDatabase() {
        return database;
    }

    /** Whether the server has it. */
    public boolean isExists() {
        Response response = send(Request.of("GET", collectionPath("")));
        return response.status() != 404 && response.orThrow().ok();
    }

    /** Makes it as a document collection. */
    public CollectionHandle create() {
        return create(Map.of());
    }

    /** Makes it with properties as ArangoDB names them: {@code type: 3}, {@code waitForSync: true}. */
    public CollectionHandle create(Map<String, ?> properties) {
        Map<String, Object> body = new java.util.LinkedHashMap<>(properties);
        body.put("name", name);
        send(Request.json("POST", databasePath("/_api/collection"), body)).orThrow();
        return this;
    }

    /** How many documents it has. */
    public long getCount() {
        return ((Number) map(send(Request.of("GET", collectionPath("/count")))).get("count")).longValue();
    }

    /** Inserts one document, a map; answers {@code _id}, {@code _key} and {@code _rev}. */
    public Map<?, ?> insert(Map<?, ?> document) {
        return map(inserted(document));
    }

    /**
     * Inserts many documents in one request.
     *
     * @throws ServerResponseException when the server refuses one of them, with the first refusal
     */
    public List<?> insert(Collection<?> documents) {
        Response response = inserted(documents);
        response.header("x-arango-error-codes").ifPresent(codes -> {
            throw new ServerResponseException(response, "refuses documents, by error number " + codes);
        });
        return (List<?>) response.json();
    }

    private Response inserted(Object body) {
        Response response = send(Request.json("POST", documentPath(""), body));
        if (response.errorNum().equals(Optional.of(NO_COLLECTION))) {
            throw new ServerResponseException(response, "['" + name + "'].create() mends");
        }
        return response.orThrow();
    }

    /**
     * The document with this key, empty when there is none.
     *
     * @throws ServerResponseException when there is no such collection either
     */
    public Optional<Map<?, ?>> document(String key) {
        Response response = send(Request.of("GET", documentPath("/" + UrlPath.segment(key))));
        return response.errorNum().equals(Optional.of(NO_DOCUMENT)) ? Optional.empty() : Optional.of(map(response));
    }

    /** All documents. */
    public List<Object> getAll() {
        return new Query("FOR d IN @@c RETURN d", Map.of("@c", name)).run(client, database, deadline());
    }

    /** Removes all documents. */
    public CollectionHandle truncate() {
        send(Request.of("PUT", collectionPath("/truncate"))).orThrow();
        return this;
    }

    /** Removes the collection. */
    public void drop() {
        send(Request.of("DELETE", collectionPath(""))).orThrow();
    }

    private Response send(Request request) {
        return client.send(request, deadline());
    }

    private Deadline deadline() {
        return clamp.apply(Duration.ofMinutes(1));
    }

    private static Map<?, ?> map(Response response) {
        if (response.orThrow().json() instanceof Map<?, ?> map) {
            return map;
        }
        throw new ServerResponseException(response, "is not a JSON object");
    }

    private String databasePath(String path) {
        return "/_db/" + UrlPath.segment(database) + path;
    }

    private String collectionPath(String rest) {
        return databasePath("/_api/collection/" + UrlPath.segment(name) + rest);
    }

    private String documentPath(String rest) {
        return databasePath("/_api/document/" + UrlPath.segment(name) + rest);
    }

    @Override
    public String toString() {
        return database + "/" + name;
    }
}

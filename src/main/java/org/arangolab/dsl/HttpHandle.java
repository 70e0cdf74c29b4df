package org.arangolab.dsl;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.JsonText;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;

/** The HTTP words over whoever answers a request. */
abstract class HttpHandle implements HttpWords {
    /** Sends it and waits for the answer. */
    abstract Response send(Request request);

    /** Runs it in the database _system. */
    abstract List<Object> run(Query query);

    /** A collection of the database _system. */
    abstract CollectionHandle handle(String collection);

    @Override
    public Response get(CharSequence path) {
        return get(path == null ? null : path.toString(), Map.of());
    }

    @Override
    public Response get(String path, Map<String, ?> headers) {
        return send("GET", path, Optional.empty(), headers);
    }

    @Override
    public Response put(String path, Object body) {
        return put(path, body, Map.of());
    }

    @Override
    public Response put(String path, Object body, Map<String, ?> headers) {
        return send("PUT", path, Optional.of(JsonText.body(body)), headers);
    }

    @Override
    public Response put(String path) {
        return send("PUT", path, Optional.empty(), Map.of());
    }

    @Override
    public Response post(String path, Object body) {
        return post(path, body, Map.of());
    }

    @Override
    public Response post(String path, Object body, Map<String, ?> headers) {
        return send("POST", path, Optional.of(JsonText.body(body)), headers);
    }

    @Override
    public Response post(String path) {
        return send("POST", path, Optional.empty(), Map.of());
    }

    @Override
    public Response patch(String path, Object body) {
        return patch(path, body, Map.of());
    }

    @Override
    public Response patch(String path, Object body, Map<String, ?> headers) {
        return send("PATCH", path, Optional.of(JsonText.body(body)), headers);
    }

    @Override
    public Response delete(String path) {
        return delete(path, Map.of());
    }

    @Override
    public Response delete(String path, Map<String, ?> headers) {
        return send("DELETE", path, Optional.empty(), headers);
    }

    @Override
    public Response delete(String path, List<?> body) {
        return delete(path, body, Map.of());
    }

    @Override
    public Response delete(String path, Object body, Map<String, ?> headers) {
        return send("DELETE", path, Optional.of(JsonText.body(body)), headers);
    }

    @Override
    public Response head(String path) {
        return head(path, Map.of());
    }

    @Override
    public Response head(String path, Map<String, ?> headers) {
        return send("HEAD", path, Optional.empty(), headers);
    }

    private Response send(String method, String path, Optional<byte[]> body, Map<String, ?> headers) {
        if (path == null) {
            String word = method.toLowerCase(Locale.ROOT);
            throw new ConfigException("'" + word + "' needs a path; for example: db1." + word + "('/_api/version')");
        }
        Map<String, String> texts = new HashMap<>();
        headers.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return send(new Request(method, path, texts, body));
    }

    @Override
    public List<Object> query(String aql) {
        return query(Map.of(), aql);
    }

    @Override
    public List<Object> query(Map<String, ?> bind, String aql) {
        if (aql == null) {
            throw new ConfigException("'query' needs a query; for example: db1.query('FOR u IN users RETURN u')");
        }
        return run(new Query(aql, bind));
    }

    @Override
    public List<Object> query(String aql, Map<String, ?> bind) {
        return query(bind == null ? Map.of() : bind, aql);
    }

    @Override
    public CollectionHandle collection(String name) {
        if (name == null) {
            throw new ConfigException("'collection' needs a name; for example: db1.collection('users')");
        }
        return handle(name);
    }

    @Override
    public CollectionHandle getAt(String name) {
        return collection(name);
    }
}

package org.arangolab.dsl;

import java.util.List;
import java.util.Map;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.Response;

/** What a script can ask over HTTP, or over what else the server speaks. */
public interface HttpWords {
    /** Not of a String: Groovy would take {@code get(String)} for the getter of every name that it does not find. */
    @Word(value = "Sends GET.", example = "db1.get('/_api/version').json.version")
    Response get(CharSequence path);

    @Word(value = "Sends GET with headers.", example = "db1.get('/_api/version', [accept: 'application/json'])")
    Response get(String path, Map<String, ?> headers);

    @Word(value = "Sends PUT; maps and lists become JSON, a text is sent as it is.",
            example = "db1.put('/_admin/log/level', [startup: 'debug'])")
    Response put(String path, Object body);

    @Word(value = "Sends PUT with headers.", example = "db1.put('/_api/x', [a: 1], ['x-arango-async': 'store'])")
    Response put(String path, Object body, Map<String, ?> headers);

    @Word(value = "Sends PUT without a body.", example = "db1.put('/_api/collection/users/truncate')")
    Response put(String path);

    @Word(value = "Sends POST; maps and lists become JSON, a text is sent as it is.",
            example = "db1.post('/_api/collection', [name: 'users'])")
    Response post(String path, Object body);

    @Word(value = "Sends POST with headers.", example = "db1.post('/_api/x', [a: 1], ['x-arango-async': 'store'])")
    Response post(String path, Object body, Map<String, ?> headers);

    @Word(value = "Sends POST without a body.", example = "db1.post('/_admin/server/jwt')")
    Response post(String path);

    @Word(value = "Sends PATCH; maps and lists become JSON, a text is sent as it is.",
            example = "db1.patch('/_api/document/users/17', [age: 30])")
    Response patch(String path, Object body);

    @Word(value = "Sends PATCH with headers.", example = "db1.patch('/_api/document/c/1', [a: 1], ['if-match': rev])")
    Response patch(String path, Object body, Map<String, ?> headers);

    @Word(value = "Sends DELETE.", example = "db1.delete('/_api/collection/users')")
    Response delete(String path);

    @Word(value = "Sends DELETE with headers.", example = "db1.delete('/_api/document/c/1', ['if-match': rev])")
    Response delete(String path, Map<String, ?> headers);

    @Word(value = "Sends DELETE with a list, of documents for example.",
            example = "db1.delete('/_api/document/users', ['17', '18'])")
    Response delete(String path, List<?> body);

    @Word(value = "Sends DELETE with a body and headers.", example = "db1.delete('/_api/document/c', ['1'], [:])")
    Response delete(String path, Object body, Map<String, ?> headers);

    @Word(value = "Sends HEAD.", example = "db1.head('/_api/document/users/17').status")
    Response head(String path);

    @Word(value = "Sends HEAD with headers.", example = "db1.head('/_api/document/c/1', ['if-none-match': rev]).status")
    Response head(String path, Map<String, ?> headers);

    @Word(value = "Runs an AQL query to its last batch.", example = "db1.query('FOR u IN users RETURN u')")
    List<Object> query(String aql);

    @Word(value = "Runs an AQL query with bind parameters.",
            example = "db1.query('FOR u IN users FILTER u.age > @a RETURN u', a: 30)")
    List<Object> query(Map<String, ?> bind, String aql);

    @Word(value = "Runs an AQL query with bind parameters that are a map already.",
            example = "db1.query('FOR u IN users FILTER u.age > @a RETURN u', [a: 30])")
    List<Object> query(String aql, Map<String, ?> bind);

    @Word(value = "A collection of the database _system.", example = "db1.collection('users').create()")
    CollectionHandle collection(String name);

    @Word(value = "A collection of the database _system.", example = "db1['users'].count")
    CollectionHandle getAt(String name);
}

package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.WriteOptions;

/**
 * The analyzers of each database, kept in its collection {@code _analyzers}, a document for each, beside those that are
 * built in. They are definitions: nothing in the stand-in analyzes texts, and the functions that would are 501.
 */
final class Analyzers {
    private static final String COLLECTION = "_analyzers";
    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fi", "fr", "it", "nl", "no", "pt", "ru",
            "sv", "zh");

    private final Databases store;

    Analyzers(Databases store) {
        this.store = store;
    }

    /** Those that every database has. */
    static List<ObjectNode> builtIn() {
        List<ObjectNode> all = new ArrayList<>();
        all.add(definition("identity", "identity", Json.object(), List.of("frequency", "norm")));
        for (String language : LANGUAGES) {
            all.add(definition("text_" + language, "text",
                    AnalyzerProperties.complete("text", Json.object().put("locale", language)),
                    List.of("frequency", "norm", "position")));
        }
        return all;
    }

    static ObjectNode definition(String name, String type, ObjectNode properties, List<String> features) {
        ObjectNode json = Json.object().put("name", name).put("type", type);
        json.set("properties", properties);
        features.forEach(json.putArray("features")::add);
        return json;
    }

    /** Those of a database, named with it. */
    List<ObjectNode> of(Database database) {
        return store.read(database.collection(COLLECTION), documents -> {
            List<ObjectNode> all = new ArrayList<>();
            documents.scan().forEachRemaining(document -> all.add(shown(database, document)));
            return all;
        });
    }

    /** One of a database by its name there, or one that is built in. */
    Optional<ObjectNode> find(Database database, String name) {
        Optional<ObjectNode> own = store.read(database.collection(COLLECTION), documents -> documents.find(name))
                .map(document -> shown(database, document));
        return own.or(() -> builtIn().stream().filter(json -> json.path("name").asText().equals(name)).findFirst());
    }

    /** Whether queries of a database may name it: {@code shop::words}, {@code ::words} of the system, {@code words}. */
    boolean known(Database database, String name) {
        int colons = name.indexOf("::");
        String owner = colons < 0 ? database.name() : colons == 0 ? Databases.SYSTEM : name.substring(0, colons);
        boolean reachable = owner.equals(database.name()) || owner.equals(Databases.SYSTEM);
        String own = colons < 0 ? name : name.substring(colons + 2);
        return reachable && find(store.database(owner), own).isPresent();
    }

    private static ObjectNode shown(Database database, ObjectNode document) {
        return document.deepCopy().retain("type", "properties", "features")
                .put("name", database.name() + "::" + document.path("_key").asText());
    }

    /**
     * Keeps a new one.
     *
     * @throws ArangoException 409/1210 when somebody else was faster
     */
    void add(Database database, String name, ObjectNode definition) {
        ObjectNode document = definition.deepCopy().put("_key", name).put("name", name);
        store.write(database.collection(COLLECTION), true,
                documents -> documents.insert(document, WriteOptions.DEFAULT));
    }

    /**
     * Forgets one.
     *
     * @throws ArangoException 404/1202
     */
    void remove(Database database, String name) {
        if (store.read(database.collection(COLLECTION), documents -> documents.find(name)).isEmpty()) {
            throw new ArangoException(ErrorCode.DOCUMENT_NOT_FOUND,
                    "failure to find analyzer while removing arangosearch analyzer '" + name + "'");
        }
        store.write(database.collection(COLLECTION), true, documents -> documents.remove(name, Optional.empty()));
    }
}

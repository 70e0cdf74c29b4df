package org.arangolab.standin.cluster.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.aql.QueryData.InsertMode;
import org.arangolab.standin.aql.QueryData.UpdateMode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.DocumentWrite;
import org.arangolab.standin.store.WriteOptions;

/** A write as JSON. */
public final class WireWrite {
    private WireWrite() {
    }

    /** To JSON. */
    public static ObjectNode toJson(DocumentWrite write) {
        WriteOptions options = write.options();
        ObjectNode json = Json.object().put("kind", write.kind().name()).put("key", write.key())
                .put("mode", options.insert().name()).put("keepNull", options.update().keepNull())
                .put("mergeObjects", options.update().mergeObjects());
        options.update().revision().ifPresent(revision -> json.put("rev", revision));
        options.versionAttribute().ifPresent(name -> json.put("versionAttribute", name));
        json.set("document", write.document());
        return json;
    }

    /** From JSON. */
    public static DocumentWrite of(JsonNode json) {
        UpdateMode update = new UpdateMode(json.path("keepNull").asBoolean(), json.path("mergeObjects").asBoolean(),
                Optional.ofNullable(json.path("rev").textValue()));
        WriteOptions options = new WriteOptions(InsertMode.valueOf(json.path("mode").asText()), update,
                Optional.ofNullable(json.path("versionAttribute").textValue()));
        return new DocumentWrite(DocumentWrite.Kind.valueOf(json.path("kind").asText()), json.path("key").asText(),
                (ObjectNode) json.path("document"), options);
    }
}

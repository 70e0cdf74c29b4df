package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a client wants done as a whole, or not at all: {@code [{operations},{preconditions},"clientId"]}.
 *
 * @param operations    as they came
 * @param preconditions all of them must hold
 * @param clientId      by which the client asks later what became of it; empty for none
 */
record AgencyTransaction(JsonNode operations, List<Precondition> preconditions, String clientId) {
    private static final int MOST_PARTS = 3;

    /**
     * From a request.
     *
     * @throws org.arangolab.standin.http.ArangoException 400 when it is none
     */
    static AgencyTransaction of(JsonNode json) {
        if (!json.isArray() || json.isEmpty() || json.size() > MOST_PARTS) {
            throw Operation.malformed("expecting [{operations},{preconditions},\"clientId\"], got " + json);
        }
        Operation.all(json.get(0));
        List<Precondition> preconditions = json.has(1) ? Precondition.all(json.get(1)) : List.of();
        return new AgencyTransaction(json.get(0), preconditions, json.path(2).asText(""));
    }
}

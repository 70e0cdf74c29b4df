package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.arangolab.standin.http.Json;

/** The term of an agent and whom it voted for in it: on disk before anybody hears of it. */
final class Ballot {
    private final StableFile file;
    private long term;
    private String votedFor;

    Ballot(Path directory) {
        this.file = new StableFile(directory.resolve("ballot.json"));
        JsonNode json = file.read();
        this.term = json.path("term").asLong(0);
        this.votedFor = json.path("votedFor").asText("");
    }

    long term() {
        return term;
    }

    /** Empty when it did not vote. */
    String votedFor() {
        return votedFor;
    }

    /** Enters a term with a vote or, when it is empty, without. */
    void set(long newTerm, String vote) {
        file.write(Json.object().put("term", newTerm).put("votedFor", vote));
        term = newTerm;
        votedFor = vote;
    }
}

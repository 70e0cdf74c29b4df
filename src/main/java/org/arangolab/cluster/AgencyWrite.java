package org.arangolab.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.JsonText;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.fs.RandomIds;
import org.arangolab.instance.InstanceCrashException;
import org.arangolab.time.Await.Observation;

/**
 * One write into the agency, which has a name. A connection that breaks leaves open whether it was done: then the
 * agency is asked for that name before it is sent again, because an increment that is done twice is another one.
 * Source: facts/server.md 4.4. Used from one thread.
 */
final class AgencyWrite {
    private static final int UNKNOWN = 404;

    private final Request write;
    private final Request question;
    private boolean open;

    AgencyWrite(Map<String, ?> operations, Map<String, ?> preconditions) {
        String name = RandomIds.next(20);
        this.write = post("write", List.of(List.of(operations, preconditions, name)));
        this.question = post("inquire", List.of(name));
    }

    private static Request post(String what, Object body) {
        return new Request("POST", "/_api/agency/" + what, Map.of(), Optional.of(JsonText.write(body)));
    }

    /** The answer, of the write or to the question for it; nothing while there is no leader that can say. */
    Observation<Response> tried(Function<Request, Response> leader) {
        Observation<Response> before = open ? Agency.tried(leader, question) : Observation.notYet("not sent");
        boolean done = before.found().filter(answer -> answer.status() != UNKNOWN).isPresent();
        if (done || open && before.found().isEmpty()) {
            return before;
        }
        try {
            return Agency.answered(leader.apply(write));
        } catch (ConnectionFailedException | InstanceCrashException e) {
            open = true;
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }
}

package org.arangolab.instance.health;

import java.util.Map;
import java.util.Optional;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.client.ServerResponseException;
import org.arangolab.time.Deadline;

/** Asks a server who it is. What it does not tell, because it is old or wants other credentials, is empty. */
record RoleCheck(ServerClient client) {
    /** {@code SINGLE}, {@code PRIMARY}, {@code COORDINATOR} or {@code AGENT}: facts/server.md 4. */
    Optional<String> told(Deadline deadline) {
        return field("/_admin/server/role", "role", deadline).map(String::valueOf)
                .filter(role -> !role.equals("UNDEFINED"));
    }

    /** The process id that it tells. */
    Optional<Long> pid(Deadline deadline) {
        return field("/_admin/status", "pid", deadline).filter(Number.class::isInstance)
                .map(pid -> ((Number) pid).longValue());
    }

    private Optional<Object> field(String path, String name, Deadline deadline) {
        try {
            Response answer = client.send(Request.of("GET", path), deadline);
            return answer.ok() && answer.json() instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name))
                    : Optional.empty();
        } catch (ConnectionFailedException | ServerResponseException e) {
            return Optional.empty();
        }
    }
}

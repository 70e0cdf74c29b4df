package org.arangolab.instance.attached;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.client.ServerResponseException;
import org.arangolab.instance.Role;
import org.arangolab.time.Deadline;

/**
 * What a server tells about itself when it is first met; what it does not tell is empty.
 *
 * @param version the version
 * @param role    the role
 * @param pid     the process id, as its own machine or container counts
 */
record Greeting(Optional<String> version, Optional<Role> role, Optional<Long> pid) {
    static Greeting of(ServerClient client, Duration limit) {
        return new Greeting(field(client, "/_api/version", "version", limit).map(String::valueOf),
                field(client, "/_admin/server/role", "role", limit).map(String::valueOf).flatMap(Role::ofTold),
                field(client, "/_admin/status", "pid", limit).filter(Number.class::isInstance)
                        .map(pid -> ((Number) pid).longValue()));
    }

    private static Optional<Object> field(ServerClient client, String path, String name, Duration limit) {
        try {
            Response answer = client.send(Request.of("GET", path), Deadline.in(limit));
            return answer.ok() && answer.json() instanceof Map<?, ?> map ? Optional.ofNullable(map.get(name))
                    : Optional.empty();
        } catch (ConnectionFailedException | ServerResponseException e) {
            return Optional.empty(); // a process that hangs can be attached to, too
        }
    }
}

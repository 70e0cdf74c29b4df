package org.arangolab.instance;

import java.util.ArrayList;
import java.util.List;
import org.arangolab.net.Endpoint;

/**
 * What each role needs on its command line. Source: facts/server.md 1.4. An agent that is started alone is an agency of
 * its own; a DB-Server or Coordinator needs {@code cluster.agency-endpoint} from the user.
 */
final class RoleArguments {
    private static final String AGENCY = "cluster.agency-endpoint";

    private RoleArguments() {
    }

    static List<Argument> of(InstanceSpec spec, Endpoint endpoint) {
        String address = endpoint.reachable().toString();
        return switch (spec.role()) {
            case SINGLE -> List.of();
            case AGENT -> arguments(spec, "agency.activate", "true", "agency.size", "1", "agency.endpoint", address,
                    "agency.my-address", address, "agency.supervision", "true");
            // PRIMARY is understood by every version, DBSERVER is not.
            case DBSERVER -> arguments(spec, "cluster.my-role", "PRIMARY", "cluster.my-address", address);
            case COORDINATOR -> arguments(spec, "cluster.my-role", "COORDINATOR", "cluster.my-address", address);
        };
    }

    /** What is missing that only the user can give. */
    static List<String> mistakes(InstanceSpec spec) {
        boolean needsAgency = spec.role() == Role.DBSERVER || spec.role() == Role.COORDINATOR;
        return needsAgency && !spec.arguments().containsKey(AGENCY)
                ? List.of("role " + spec.role().word() + " needs args: ['" + AGENCY
                + "': 'tcp://HOST:PORT'] of an agent")
                : List.of();
    }

    private static List<Argument> arguments(InstanceSpec spec, String... namesAndValues) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.add(new Argument(namesAndValues[i], namesAndValues[i + 1], "role " + spec.role().word()));
        }
        return arguments;
    }
}

package org.arangolab.standin.server;

import java.util.Locale;
import org.arangolab.standin.server.options.Options;

/** What a server is in its deployment. Source: facts/server.md 1.4, 2.6 and 4. */
public enum ServerRole {
    /** Alone. */
    SINGLE("SINGLE", "SNGL", "default"),
    /** Keeps a part of the agency. */
    AGENT("AGENT", "AGNT", "default"),
    /** Keeps shards. */
    DBSERVER("PRIMARY", "PRMR", "default"),
    /** Answers clients of a cluster. */
    COORDINATOR("COORDINATOR", "CRDN", "default");

    private final String word;
    private final String prefix;
    private final String mode;

    ServerRole(String word, String prefix, String mode) {
        this.word = word;
        this.prefix = prefix;
        this.mode = mode;
    }

    /** As {@code /_admin/server/role} says it. */
    public String word() {
        return word;
    }

    /** What ids of such servers begin with: {@code AGNT}. */
    public String prefix() {
        return prefix;
    }

    /** The mode beside the role. */
    public String mode() {
        return mode;
    }

    /** Whether it is one server of several. */
    public boolean clustered() {
        return this != SINGLE;
    }

    /** Whether users log in here; agents and dbservers know superuser tokens only. */
    public boolean knowsUsers() {
        return this == SINGLE || this == COORDINATOR;
    }

    /**
     * As the options say.
     *
     * @throws StartException for a role in a cluster without agency, or an agent that is given another role
     */
    static ServerRole of(Options options) {
        String wanted = options.text("cluster.my-role").toUpperCase(Locale.ROOT);
        if (options.flag("agency.activate")) {
            if (!wanted.isEmpty() && !wanted.equals("AGENT")) {
                throw refused("an agent cannot have '--cluster.my-role " + wanted + "'");
            }
            return AGENT;
        }
        ServerRole role = switch (wanted) {
            case "PRIMARY", "DBSERVER" -> DBSERVER;
            case "COORDINATOR" -> COORDINATOR;
            case "AGENT" -> throw refused("'--cluster.my-role AGENT' needs '--agency.activate true'");
            default -> SINGLE;
        };
        boolean agency = !options.list("cluster.agency-endpoint").isEmpty();
        if (role.clustered() && !agency) {
            throw refused("a server with '--cluster.my-role " + wanted + "' needs '--cluster.agency-endpoint'");
        }
        if (!role.clustered() && agency) {
            throw refused("'--cluster.agency-endpoint' needs '--cluster.my-role'");
        }
        return role;
    }

    private static StartException refused(String why) {
        return new StartException(ExitCode.FAILED, "d9fd4", why);
    }
}

package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.Jobs;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.ServerRole;
import org.arangolab.standin.server.Shutdown;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.server.auth.Rights;
import org.arangolab.standin.server.auth.Secrets;
import org.arangolab.standin.server.auth.Tokens;

/** All administrative routes of one server. */
public final class AdminRoutes {
    private final ServerContext context;
    private final Authenticator users;
    private final Consumer<ObjectNode> describe;
    private final Shutdown shutdown;

    /** For one server; {@code describe} adds what is special to its role to the status. */
    public AdminRoutes(ServerContext context, Authenticator users, Consumer<ObjectNode> describe, Shutdown shutdown) {
        this.context = context;
        this.users = users;
        this.describe = describe;
        this.shutdown = shutdown;
    }

    /** Adds them. */
    public void register(Routes routes, Tokens tokens, Secrets secrets, Jobs jobs) {
        Rights rights = new Rights(users, context.options().flag("server.harden"));
        new VersionRoutes(context, rights).register(routes);
        new StatusRoutes(context, rights, describe).register(routes);
        new LogRoutes(context).register(routes);
        new StatisticsRoutes(context, rights).register(routes);
        new MetricsRoutes(context, rights).register(routes);
        new OptionRoutes(context).register(routes);
        new EchoRoute(rights).register(routes);
        new ShutdownRoute(shutdown, rights).register(routes);
        new TokenRoutes(users, tokens, secrets, logsIn()).register(routes);
        new JobRoutes(jobs).register(routes);
        if (context.identity().role() != ServerRole.COORDINATOR) {
            routes.add("*", "/_admin/cluster/**", Routes.Access.AUTHENTICATED, call -> {
                throw new ArangoException(ErrorCode.FORBIDDEN, "only allowed on coordinators");
            });
        }
    }

    private boolean logsIn() {
        return context.options().flag("server.authentication") && context.identity().role().knowsUsers();
    }
}

package org.arangolab.standin.server.admin;

import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.Jobs;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.Shutdown;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.server.auth.Rights;
import org.arangolab.standin.server.auth.Secrets;
import org.arangolab.standin.server.auth.Tokens;

/** All administrative routes of one server. */
public final class AdminRoutes {
    private final ServerContext context;
    private final Authenticator users;
    private final Shutdown shutdown;

    /** For one server. */
    public AdminRoutes(ServerContext context, Authenticator users, Shutdown shutdown) {
        this.context = context;
        this.users = users;
        this.shutdown = shutdown;
    }

    /** Adds them. */
    public void register(Routes routes, Tokens tokens, Secrets secrets, Jobs jobs) {
        Rights rights = new Rights(users, context.options().flag("server.harden"));
        new VersionRoutes(context, rights).register(routes);
        new StatusRoutes(context, rights).register(routes);
        new LogRoutes(context).register(routes);
        new StatisticsRoutes(context, rights).register(routes);
        new MetricsRoutes(context, rights).register(routes);
        new OptionRoutes(context).register(routes);
        new EchoRoute(rights).register(routes);
        new ShutdownRoute(shutdown, rights).register(routes);
        new TokenRoutes(users, tokens, secrets, context.options().flag("server.authentication")).register(routes);
        new JobRoutes(jobs).register(routes);
    }
}

package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.Shutdown;
import org.arangolab.standin.server.auth.Rights;

/** {@code DELETE /_admin/shutdown}: answers, and begins the shutdown two seconds later. Source: facts/server.md 4.1. */
public final class ShutdownRoute {
    private static final long DELAY_SECONDS = 2;

    private final Shutdown shutdown;
    private final Rights rights;

    /** For one server. */
    public ShutdownRoute(Shutdown shutdown, Rights rights) {
        this.shutdown = shutdown;
        this.rights = rights;
    }

    /** Adds it. */
    public void register(Routes routes) {
        routes.add("DELETE", "/_admin/shutdown", Access.AUTHENTICATED, this::handle);
    }

    private Reply handle(Call call) {
        if (!rights.admin(call)) {
            throw new ArangoException(ErrorCode.FORBIDDEN, "you need admin rights to trigger shutdown");
        }
        CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS).execute(shutdown::begin);
        return Reply.json(200, TextNode.valueOf("OK"));
    }
}

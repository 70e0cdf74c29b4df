package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.http.tls.KeyFileException;
import org.arangolab.standin.http.tls.ServerTls;

/** {@code /_admin/server/tls}: shows the certificates, and reads them again. Source: facts/server.md 4. */
public final class TlsRoutes {
    private final Optional<ServerTls> tls;

    /** For one server, which may have no endpoint with TLS. */
    public TlsRoutes(Optional<ServerTls> tls) {
        this.tls = tls;
    }

    /** Adds them. */
    public void register(Routes routes) {
        routes.add("GET", "/_admin/server/tls", Access.AUTHENTICATED, call -> description())
                .add("POST", "/_admin/server/tls", Access.SUPERUSER, call -> reload());
    }

    private Reply reload() {
        try {
            if (tls.isPresent()) {
                tls.get().reload();
            }
        } catch (KeyFileException e) {
            throw new ArangoException(ErrorCode.INTERNAL, "cannot create SSL context: " + e.getMessage());
        }
        return description();
    }

    private Reply description() {
        ObjectNode answer = Json.object();
        answer.set("result", tls.map(ServerTls::description).orElseGet(Json::object));
        return Reply.enveloped(200, answer);
    }
}

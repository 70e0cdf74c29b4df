package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.auth.Rights;

/** {@code /_admin/echo}: tells the caller what arrived. Source: facts/server.md 4. */
public final class EchoRoute {
    private final Rights rights;

    /** For one server. */
    public EchoRoute(Rights rights) {
        this.rights = rights;
    }

    /** Adds it, for every method. */
    public void register(Routes routes) {
        routes.add("*", "/_admin/echo", Access.AUTHENTICATED, this::echo)
                .add("*", "/_admin/echo/**", Access.AUTHENTICATED, this::echo);
    }

    private Reply echo(Call call) {
        ObjectNode answer = Json.object().put("authorized", true);
        call.user().ifPresentOrElse(u -> answer.put("user", u), () -> answer.putNull("user"));
        answer.put("isAdminUser", rights.admin(call)).put("database", call.database()).put("url", call.path())
                .put("protocol", "http").put("portType", "tcp/ip").put("prefix", "/");
        ObjectNode headers = answer.putObject("headers");
        call.headers().forEach(headers::put);
        answer.put("requestType", call.method());
        answer.put("requestBody", new String(call.body(), StandardCharsets.UTF_8));
        ArrayNode raw = answer.putObject("rawRequestBody").put("type", "Buffer").putArray("data");
        for (byte octet : call.body()) {
            raw.add(Byte.toUnsignedInt(octet));
        }
        ObjectNode parameters = answer.putObject("parameters");
        call.query().forEach(parameters::put);
        cookies(answer.putObject("cookies"), call.header("cookie").orElse(""));
        ArrayNode suffix = answer.putArray("suffix");
        call.segments().stream().skip(2).forEach(suffix::add);
        answer.set("rawSuffix", suffix.deepCopy());
        return Reply.json(200, answer.put("path", call.path()));
    }

    private static void cookies(ObjectNode target, String header) {
        for (String cookie : header.split(";")) {
            int equals = cookie.indexOf('=');
            if (equals > 0) {
                target.put(cookie.substring(0, equals).strip(), cookie.substring(equals + 1).strip());
            }
        }
    }
}

package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Users;

/** {@code POST /_open/auth}: a password against a token (facts/server.md 3.2). Registered only with authentication. */
final class AuthApi {
    private final Users users;
    private final TokenIssuer tokens;

    AuthApi(Users users, TokenIssuer tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    void register(Routes routes) {
        routes.add("POST", "/_open/auth", Routes.Access.OPEN, this::login);
    }

    private Reply login(Call call) {
        ObjectNode body = Bodies.object(call);
        JsonNode name = body.path("username");
        JsonNode password = body.path("password");
        if (!name.isTextual() || !password.isTextual()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER,
                    "expecting the strings 'username' and 'password' in the request body");
        }
        if (!users.verify(name.textValue(), password.textValue())) {
            throw new ArangoException(ErrorCode.HTTP_UNAUTHORIZED, "Wrong credentials");
        }
        Optional<Duration> lifetime = body.path("expiryTime").isNumber()
                ? Optional.of(Duration.ofSeconds(body.get("expiryTime").longValue())) : Optional.empty();
        return Reply.json(200, Json.object().put("jwt", tokens.issue(name.textValue(), lifetime)));
    }
}

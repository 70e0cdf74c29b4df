package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.auth.Authenticator;
import org.arangolab.standin.server.auth.Secrets;
import org.arangolab.standin.server.auth.TokenKey;
import org.arangolab.standin.server.auth.Tokens;

/** Logging in for a token, and the secrets behind tokens. Source: facts/server.md 3.2 and 4. */
public final class TokenRoutes {
    private final Authenticator users;
    private final Tokens tokens;
    private final Secrets secrets;
    private final boolean authentication;

    /** For one server; {@code authentication} tells whether it asks for credentials. */
    public TokenRoutes(Authenticator users, Tokens tokens, Secrets secrets, boolean authentication) {
        this.users = users;
        this.tokens = tokens;
        this.secrets = secrets;
        this.authentication = authentication;
    }

    /** Adds them. */
    public void register(Routes routes) {
        routes.add("POST", "/_open/auth", Access.OPEN, this::logIn)
                .add("GET", "/_admin/server/jwt", Access.AUTHENTICATED, call -> hashes())
                .add("POST", "/_admin/server/jwt", Access.SUPERUSER, call -> reload());
    }

    private Reply logIn(Call call) {
        if (!authentication) {
            throw new ArangoException(ErrorCode.HTTP_NOT_FOUND, "unknown path '/_open/auth'");
        }
        JsonNode body = call.json();
        JsonNode name = body.path("username");
        JsonNode password = body.path("password");
        if (!name.isTextual() && !name.isMissingNode() || !password.isTextual()) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "expecting 'username' and 'password'");
        }
        String user = users.identify(name.asText(), password.asText())
                .orElseThrow(() -> new ArangoException(ErrorCode.HTTP_UNAUTHORIZED, "Wrong credentials"));
        Optional<Duration> lifetime = body.path("expiryTime").isNumber()
                ? Optional.of(Duration.ofSeconds(body.path("expiryTime").longValue())) : Optional.empty();
        return Reply.json(200, Json.object().put("jwt", tokens.issue(user, lifetime)));
    }

    private Reply reload() {
        try {
            secrets.reload();
        } catch (IOException e) {
            throw new ArangoException(ErrorCode.INTERNAL, "cannot read the secrets: " + e.getMessage());
        }
        return hashes();
    }

    private Reply hashes() {
        List<TokenKey> all = secrets.all();
        ObjectNode answer = Json.object();
        ObjectNode result = answer.putObject("result");
        result.putObject("active").put("sha256", hash(all.get(0)));
        ArrayNode passive = result.putArray("passive");
        all.stream().skip(1).forEach(key -> passive.addObject().put("sha256", hash(key)));
        return Reply.enveloped(200, answer);
    }

    private static String hash(TokenKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.content()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}

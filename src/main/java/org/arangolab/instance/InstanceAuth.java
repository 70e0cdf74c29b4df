package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.IssuedToken;
import org.arangolab.auth.JwtSecrets;
import org.arangolab.auth.Secret;
import org.arangolab.auth.SigningKey;
import org.arangolab.auth.TokenSigner;
import org.arangolab.auth.TokenSource;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerResponseException;

/**
 * Who the lab is to one server, and the server's secrets. With {@code auth jwt} the lab is a superuser whose tokens it
 * signs itself with the server's own secret, a random one of this run.
 */
public final class InstanceAuth {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final String FOLDER = "server.jwt-secret-folder";
    private static final String KEYFILE = "server.jwt-secret-keyfile";

    private final String name;
    private final Access access;
    private final boolean folder;
    private final Optional<JwtSecrets> secrets;
    private final TokenSigner signer = new TokenSigner(Clock.systemUTC());
    private final TokenSource tokens = new TokenSource(this::superuser, Clock.systemUTC());

    InstanceAuth(InstanceSpec spec, InstanceDirectories directories, OptionCatalog catalog) {
        this.name = spec.name();
        this.access = spec.access();
        this.folder = catalog.find(FOLDER).isPresent();
        this.secrets = access.authentication() == Authentication.JWT
                ? Optional.of(JwtSecrets.create(directories.secrets(),
                        access.key().orElseGet(access.algorithm()::newKey)))
                : Optional.empty();
    }

    /** What the lab shows to the server. */
    Credentials credentials() {
        return access.provider().<Credentials>map(Credentials.Provided::new).orElseGet(this::asked);
    }

    private Credentials asked() {
        return switch (access.authentication()) {
            case NONE -> Credentials.NONE;
            case BASIC -> Credentials.ROOT;
            case JWT -> new Credentials.Jwt(tokens);
        };
    }

    /** The options that tell the server its secrets, as files: secrets are never on a command line. */
    List<Argument> arguments() {
        return secrets.map(files -> List.of(folder ? new Argument(FOLDER, files.folder().toString(), "auth")
                : new Argument(KEYFILE, files.keyfile().toString(), "auth"))).orElse(List.of());
    }

    /** The file with the secret that signs tokens now. */
    Optional<Path> keyfile() {
        return secrets.map(JwtSecrets::keyfile);
    }

    private IssuedToken superuser() {
        return superuserToken(TOKEN_LIFE, List.of());
    }

    /** A superuser's token, for these paths alone when there are any. */
    public IssuedToken superuserToken(Duration life, List<String> allowedPaths) {
        return signer.superuser(jwt().active(), life, allowedPaths);
    }

    /** A user's token, signed with the server's secret; the user must exist. */
    public IssuedToken userToken(String user, Duration life) {
        return signer.user(jwt().active(), user, life);
    }

    /**
     * A user's token as the server gives it for a password.
     *
     * @throws ServerResponseException when the server refuses
     */
    public IssuedToken login(Function<Request, Response> server, String user, Secret password) {
        Response answer = server.apply(Request.json("POST", "/_open/auth",
                Map.of("username", user, "password", password.reveal()))).orThrow();
        if (answer.json() instanceof Map<?, ?> map && map.get("jwt") instanceof String token) {
            return new IssuedToken(new Secret(token), Optional.empty());
        }
        throw new ServerResponseException(answer, "holds no token");
    }

    /**
     * Gives the server a new secret: it signs from now on. With a folder, tokens of the old one are accepted until
     * {@link #retire}; with a key file they are refused at once.
     */
    public void rotate(Function<Request, Response> server) {
        SigningKey fresh = access.algorithm().newKey();
        introduce(server, fresh);
        activate(server);
    }

    /**
     * First half of a rotation: the server accepts tokens of a new secret, too; with a key file it waits for the
     * second.
     */
    public void introduce(Function<Request, Response> server, SigningKey fresh) {
        JwtSecrets files = jwt();
        if (folder) {
            files.introduce(fresh);
            reload(server);
        } else {
            files.replace(fresh);
        }
    }

    /** Second half: the server signs with the new secret, and so does the lab. */
    public void activate(Function<Request, Response> server) {
        if (folder) {
            jwt().activate();
        }
        reload(server);
        tokens.forget();
    }

    /** Lets the server refuse tokens of the secret before the last rotation. */
    public void retire(Function<Request, Response> server) {
        jwt().retire();
        reload(server);
    }

    private void reload(Function<Request, Response> server) {
        Response answer = server.apply(Request.of("POST", "/_admin/server/jwt"));
        if (answer.status() == 404) {
            throw new ConfigException(name + " cannot change its secret while it runs: it does not know "
                    + "POST /_admin/server/jwt (Community Edition before 3.12.5); restart() it instead");
        }
        answer.orThrow();
    }

    private JwtSecrets jwt() {
        return secrets.orElseThrow(() -> new ConfigException(name + " has auth "
                + access.authentication().word() + " and no JWT secret that the lab knows; define it with auth: jwt"));
    }
}

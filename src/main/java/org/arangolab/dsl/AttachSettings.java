package org.arangolab.dsl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.Secret;
import org.arangolab.auth.SigningKey;
import org.arangolab.auth.TlsTrust;
import org.arangolab.auth.TokenSigner;
import org.arangolab.auth.TokenSource;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.attached.Attachment;
import org.arangolab.net.Endpoint;

/** The settings of {@code attach}. */
final class AttachSettings {
    private static final List<String> NAMES = List.of("name", "user", "password", "jwtSecret", "endpoint", "ca");
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private AttachSettings() {
    }

    static Attachment byPid(long pid, Map<String, ?> settings) {
        check(settings);
        return new Attachment(text(settings, "name").orElse("server" + pid), Optional.of(pid),
                text(settings, "endpoint").map(Endpoint::parse), credentials(settings), trust(settings));
    }

    static Attachment byEndpoint(String text, Map<String, ?> settings) {
        if (text == null) {
            throw new ConfigException("'attach' needs a process id or an address; for example: "
                    + "attach('http://127.0.0.1:8529')");
        }
        check(settings);
        Endpoint endpoint = Endpoint.parse(text);
        return new Attachment(text(settings, "name").orElse("server" + (endpoint.port() == 0 ? "" : endpoint.port())),
                Optional.empty(), Optional.of(endpoint), credentials(settings), trust(settings));
    }

    private static void check(Map<String, ?> settings) {
        List<String> mistakes = new ArrayList<>();
        settings.forEach((key, value) -> {
            if (!NAMES.contains(key)) {
                mistakes.add("unknown setting '" + key + "'" + Suggestion.hint(key, NAMES));
            } else if (!(value instanceof CharSequence)) {
                mistakes.add(key + ": expected a text, not " + InstanceSettings.described(value));
            }
        });
        text(settings, "name").ifPresent(name -> {
            mistakes.addAll(InstanceSpec.nameMistakes(name));
            mistakes.addAll(ServerNames.mistakes(name));
        });
        if (settings.containsKey("jwtSecret") && settings.containsKey("user")) {
            mistakes.add("jwtSecret: and user: exclude each other: tokens of a superuser, or a user's password");
        }
        if (settings.containsKey("password") && !settings.containsKey("user")) {
            mistakes.add("password: needs user:");
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException("attach", mistakes);
        }
    }

    private static Credentials credentials(Map<String, ?> settings) {
        return text(settings, "jwtSecret").map(AttachSettings::superuser)
                .or(() -> text(settings, "user").map(user -> new Credentials.Basic(user,
                        new Secret(text(settings, "password").orElse("")))))
                .orElse(Credentials.NONE);
    }

    private static TlsTrust trust(Map<String, ?> settings) {
        return text(settings, "ca").map(file -> TlsTrust.ofFile(InstanceSettings.path(file))).orElse(TlsTrust.SYSTEM);
    }

    /** The server's own secret, from its key file, makes tokens of a superuser. */
    private static Credentials superuser(String file) {
        Path path = InstanceSettings.path(file);
        try {
            SigningKey key = SigningKey.ofFile(Files.readString(path, StandardCharsets.UTF_8));
            TokenSigner signer = new TokenSigner(Clock.systemUTC());
            return new Credentials.Jwt(new TokenSource(() -> signer.superuser(key, TOKEN_LIFE, List.of()),
                    Clock.systemUTC()));
        } catch (IOException e) {
            throw new ConfigException("attach: jwtSecret: " + path + " cannot be read: " + Workspace.reason(e));
        }
    }

    private static Optional<String> text(Map<String, ?> settings, String name) {
        return Optional.ofNullable(settings.get(name)).map(String::valueOf);
    }
}

package org.arangolab.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.Secret;
import org.arangolab.instance.OptionCatalog;

/**
 * The command line of one run: what the lab adds so that the tool is told where to go, asks nobody, and speaks; then what
 * the user gives, which wins. Source: facts/client-tools.md 16.
 */
final class ToolArguments {
    private static final String USER = "server.username";
    private static final String PASSWORD = "server.password";
    private static final String KEYFILE = "server.jwt-secret-keyfile";

    private final ToolJob job;
    private final ToolOptions names;
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private Optional<Secret> password = Optional.empty();

    /**
     * Puts it together.
     *
     * @throws ConfigException with all mistakes in the user's options
     */
    ToolArguments(ToolJob job, OptionCatalog catalog) {
        this.job = job;
        this.names = new ToolOptions(job.tool(), catalog);
        Map<String, List<String>> given = names.of(job.options());
        speakUp();
        job.target().ifPresent(target -> connect(target, given));
        options.putAll(given);
        takePasswordAway();
    }

    private void add(String name, String value) {
        if (names.has(name)) {
            options.put(names.name(name), List.of(value));
        }
    }

    /** Without these most tools would print nothing, or in colours, or late. */
    private void speakUp() {
        if (job.tool() != Tool.ARANGOVPACK) {
            add("log.foreground-tty", "true");
            add("log.force-direct", "true");
            add("log.color", "false");
        }
        if (job.tool() == Tool.ARANGOSH || job.tool() == Tool.ARANGOINSPECT) {
            add("console.colors", "false");
            add("quiet", "true");
        }
    }

    private void connect(ToolTarget target, Map<String, List<String>> given) {
        add("server.endpoint", target.endpoint().toString());
        boolean every = given.getOrDefault("all-databases", List.of("false")).equals(List.of("true"));
        if (!every) {
            add("server.database", target.database());
        }
        if (!given.containsKey(USER) && !given.containsKey(PASSWORD) && !given.containsKey(KEYFILE)) {
            logIn(target);
        }
    }

    private void logIn(ToolTarget target) {
        Credentials credentials = target.credentials();
        if (credentials instanceof Credentials.Basic basic) {
            logIn(basic.user(), basic.password());
        } else if (!(credentials instanceof Credentials.None) && job.tool().takesKeyfile() && target.jwtKeyfile().isPresent()
                && names.has(KEYFILE)) {
            add(KEYFILE, target.jwtKeyfile().get().toString());
        } else if (credentials instanceof Credentials.None) {
            add("server.authentication", "false");
        } else if (target.jwtKeyfile().isPresent()) {
            logIn("root", new Secret("")); // a tool that takes no token; root of the lab's own server has no password
        } else {
            throw new ConfigException(job.tool().word() + " cannot show a token to " + target.name()
                    + "; give it user: and password:");
        }
    }

    private void logIn(String user, Secret secret) {
        add("server.authentication", "true");
        add(USER, user);
        add(PASSWORD, secret.reveal());
    }

    /** A password is not for the list of processes: it goes into a file; that there is none is no secret. */
    private void takePasswordAway() {
        List<String> given = options.getOrDefault(PASSWORD, List.of(""));
        if (!given.get(0).isEmpty()) {
            options.remove(PASSWORD);
            password = Optional.of(new Secret(given.get(0)));
        }
    }

    /** What the configuration file is to hold; empty when none is needed. */
    Optional<String> configuration() {
        return password.map(secret -> "[server]\npassword = " + doubled(secret.reveal()) + "\n");
    }

    /** The words, with the file that holds {@link #configuration}. */
    List<String> line(Optional<Path> configuration) {
        List<String> line = new ArrayList<>(List.of("--configuration",
                configuration.map(Path::toString).orElse("none")));
        options.forEach((name, values) -> values.forEach(value -> {
            line.add("--" + name);
            line.add(doubled(value));
        }));
        line.addAll(job.positional());
        return line;
    }

    /** The tools expand {@code @NAME@} (facts/client-tools.md 2). */
    private static String doubled(String value) {
        return value.replace("@", "@@");
    }
}

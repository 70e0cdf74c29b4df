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
import org.arangolab.instance.JavaScriptFiles;
import org.arangolab.instance.OptionCatalog;

/**
 * The command line of one run: what the lab adds so that the tool is told where to go, asks nobody, and speaks; then
 * what the user gives, which wins. Source: facts/client-tools.md 16.
 */
final class ToolArguments {
    private static final String USER = "server.username";
    private static final String PASSWORD = "server.password";
    private static final String SPEAK = "so that it speaks, without colours";
    private static final String BESIDE = "beside the executable";
    private static final int WIDTH = 60;
    private static final String KEYFILE = "server.jwt-secret-keyfile";

    private final ToolJob job;
    private final ToolOptions names;
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private Optional<Secret> password = Optional.empty();

    /**
     * Puts it together.
     *
     * @throws ConfigException with all mistakes in the user's options
     */
    ToolArguments(ToolJob job, Path executable, OptionCatalog catalog) {
        this.job = job;
        this.names = new ToolOptions(job.tool(), catalog);
        Map<String, List<String>> given = names.of(job.options());
        speakUp();
        findScripts(executable);
        job.target().ifPresent(target -> connect(target, given));
        options.putAll(given);
        job.options().keySet().forEach(name -> origins.put(names.name(name), names.name(name).equals(name) ? "given"
                : "given as " + name));
        takePasswordAway();
    }

    private void add(String name, String value, String why) {
        if (names.has(name)) {
            options.put(names.name(name), List.of(value));
            origins.put(names.name(name), why);
        }
    }

    /** Without these most tools would print nothing, or in colours, or late. */
    private void speakUp() {
        if (job.tool() != Tool.ARANGOVPACK || names.tells("log.foreground-tty")) {
            add("log.foreground-tty", "true", SPEAK);
            add("log.force-direct", "true", SPEAK);
            add("log.color", "false", SPEAK);
        }
        if (shell()) {
            add("console.colors", "false", SPEAK);
            add("quiet", "true", SPEAK);
        }
    }

    private boolean shell() {
        return job.tool() == Tool.ARANGOSH || job.tool() == Tool.ARANGOINSPECT;
    }

    /** Only the configuration file of an installation, which is not read, says where they are. */
    private void findScripts(Path executable) {
        if (shell()) {
            JavaScriptFiles.ofShell(executable).ifPresent(js -> {
                add("javascript.startup-directory", js.directory().toString(), BESIDE);
                js.modules().ifPresent(more -> add("javascript.module-directory", more.toString(), BESIDE));
            });
        }
    }

    private void connect(ToolTarget target, Map<String, List<String>> given) {
        add("server.endpoint", target.endpoint().toString(), of(target));
        boolean every = given.getOrDefault("all-databases", List.of("false")).equals(List.of("true"));
        if (!every) {
            add("server.database", target.database(), of(target));
        }
        if (!given.containsKey(USER) && !given.containsKey(PASSWORD) && !given.containsKey(KEYFILE)) {
            logIn(target);
        }
    }

    private void logIn(ToolTarget target) {
        Credentials credentials = target.credentials();
        if (credentials instanceof Credentials.Basic basic) {
            logIn(basic.user(), basic.password(), of(target));
        } else if (!(credentials instanceof Credentials.None) && job.tool().takesKeyfile()
                && target.jwtKeyfile().isPresent()
                && names.has(KEYFILE)) {
            add(KEYFILE, target.jwtKeyfile().get().toString(), of(target));
        } else if (credentials instanceof Credentials.None) {
            add("server.authentication", "false", of(target));
        } else if (target.jwtKeyfile().isPresent()) {
            // A tool that takes no token; root of the lab's own server has no password.
            logIn("root", new Secret(""), of(target));
        } else {
            throw new ConfigException(job.tool().word() + " cannot show a token to " + target.name()
                    + "; give it user: and password:");
        }
    }

    private static String of(ToolTarget target) {
        return "of " + target.name();
    }

    private void logIn(String user, Secret secret, String why) {
        add("server.authentication", "true", why);
        add(USER, user, why);
        add(PASSWORD, secret.reveal(), why);
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

    /** Every option with its value and where it comes from, a line each; a secret is not shown. */
    List<String> explained() {
        List<String> lines = new ArrayList<>();
        lines.add(line("configuration", password.isPresent() ? "FILE" : "none", password.isPresent()
                ? "holds the password, mode 0600, removed at the tool's end"
                : "so that no file of the machine has a say"));
        options.forEach((name, values) -> values.forEach(value -> lines.add(line(name, value,
                origins.getOrDefault(name, "given")))));
        job.positional().forEach(word -> lines.add("  " + word));
        return lines;
    }

    private static String line(String name, String value, String why) {
        String text = "  --" + name + " " + (value.isEmpty() ? "''" : value);
        return text + " ".repeat(Math.max(2, WIDTH - text.length())) + why;
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

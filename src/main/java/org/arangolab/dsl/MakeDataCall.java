package org.arangolab.dsl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ConfigException;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;

/**
 * A call of makedata, checkdata or cleardata: arangosh on one of their scripts, options behind {@code --}
 * (facts/client-tools.md 15). {@code checkout:}, or else the environment variable {@code ARANGOLAB_MAKEDATA}, names a
 * checkout of ArangoDB's own set; without it the small set of the lab is used. In a cluster makedata waits until its
 * shards are in sync.
 */
final class MakeDataCall extends ShellCall {
    private static final String CHECKOUT = "checkout";
    private static final String VARIABLE = "ARANGOLAB_MAKEDATA";
    private static final String MAKE = "makedata";
    private static final Duration SYNC = Duration.ofMinutes(5);
    private static final Pattern DONE = Pattern.compile("^# done (.*)$", Pattern.MULTILINE);
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");

    private final String which;

    MakeDataCall(Toolbox toolbox, String which) {
        super(toolbox);
        this.which = which;
    }

    @Override
    String word() {
        return which;
    }

    @Override
    ToolJob ready() {
        ToolJob job = super.ready();
        Optional<Path> checkout = Optional.ofNullable(job.options().get(CHECKOUT))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE))).map(Toolbox::path);
        List<String> scripts = checkout.map(root -> List.of(inCheckout(root))).orElseGet(() -> {
            Path own = Toolbox.scripts();
            return List.of(own.resolve("dataset.js").toString(), own.resolve(which + ".js").toString());
        });
        ToolJob ready = job.withOptions(shellOptions(job.options())).with("javascript.execute", scripts);
        return ready.withPositional(words(job.options(), checkout.isPresent()));
    }

    private String inCheckout(Path root) {
        Path script = root.resolve("test_data").resolve(which + ".js");
        if (!Files.isRegularFile(script)) {
            throw new ConfigException(which + ": " + root + " is no checkout of ArangoDB's test data: there is no "
                    + script);
        }
        return script.toString();
    }

    /** What the user gives is for the script, but for the ways to the server. */
    private static boolean isForShell(String name) {
        return name.startsWith("server.") || name.startsWith("javascript.") || name.startsWith("log.");
    }

    private static Map<String, Object> shellOptions(Map<String, Object> options) {
        Map<String, Object> kept = new LinkedHashMap<>();
        options.forEach((name, value) -> {
            if (isForShell(name)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static List<String> words(Map<String, Object> options, boolean checkout) {
        List<String> words = new ArrayList<>(List.of("--"));
        options.forEach((name, value) -> {
            if (!name.equals(CHECKOUT) && !isForShell(name)) {
                words.addAll(List.of("--" + name, String.valueOf(value)));
            }
        });
        if (checkout && !options.containsKey("progress")) {
            words.addAll(List.of("--progress", "true"));
        }
        return words;
    }

    @Override
    ToolResult execute(ToolJob wanted) {
        ToolResult result = super.execute(wanted);
        if (result.isOk() && which.equals(MAKE)) {
            toolbox().awaitShards(wanted.target(), SYNC);
        }
        return result.withCounters(figures(result.stdout()));
    }

    private static Map<String, Object> figures(String stdout) {
        Map<String, Object> figures = new LinkedHashMap<>();
        Matcher done = DONE.matcher(stdout);
        if (done.find()) {
            FIGURE.matcher(done.group(1)).results()
                    .forEach(figure -> figures.put(figure.group(1), Long.parseLong(figure.group(2))));
        }
        return figures;
    }
}

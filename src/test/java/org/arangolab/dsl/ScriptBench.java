package org.arangolab.dsl;

import groovy.lang.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.lab.Session;

/** Runs scripts over a lab whose arangod only sleeps; its tests are recorded. */
final class ScriptBench implements AutoCloseable {
    static final String FILE = "smoke.groovy";

    private final Lab lab;
    private final Session session;
    private final Words words;
    private final ScriptCompiler compiler = new ScriptCompiler();
    private final Map<String, String> tests = new LinkedHashMap<>();
    private final List<TestSpec> specs = new ArrayList<>();

    /** With servers that only sleep. */
    ScriptBench(Path directory) {
        this(LabOptions.defaults().withRuns(directory.resolve("runs")).withArangodb(Optional.of(sleeping(directory))));
    }

    private ScriptBench(LabOptions options) {
        lab = Lab.open(options);
        session = lab.session("");
        words = new Words(lab, session, this::record);
    }

    /** With the stand-in of the distribution; for integration tests. */
    static ScriptBench onStandIn(Path directory) {
        return new ScriptBench(LabOptions.defaults().withRuns(directory.resolve("runs")).withStandIn(true));
    }

    private static Path sleeping(Path directory) {
        Path arangod = directory.resolve("arangod");
        try {
            Files.writeString(arangod,
                    "#!/bin/sh\ncase $1 in --dump-options|--help-all) exit;; esac\nexec sleep 1000\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!arangod.toFile().setExecutable(true)) {
            throw new IllegalStateException(arangod + " cannot be made executable");
        }
        return arangod;
    }

    private void record(TestSpec spec, Runnable body) {
        specs.add(spec);
        try {
            body.run();
            tests.put(spec.name(), "passed");
        } catch (Throwable e) { // a recorder of tests takes whatever a test throws
            tests.put(spec.name(), ScriptErrors.explain(e, FILE));
        }
    }

    /** The outcome of each test, by name. */
    Map<String, String> tests() {
        return tests;
    }

    List<TestSpec> specs() {
        return specs;
    }

    Session session() {
        return session;
    }

    Object run(String text) {
        return run(text, new Binding());
    }

    Object run(String text, Binding variables) {
        return ScriptCompiler.script(compiler.compile(text, FILE), variables, words).run();
    }

    /** The message of a script that fails. */
    String error(String text) {
        try {
            return "no error, but " + run(text);
        } catch (Throwable e) { // the message of whatever a script throws is what is asked for
            return ScriptErrors.explain(e, FILE);
        }
    }

    @Override
    public void close() {
        lab.close();
    }
}

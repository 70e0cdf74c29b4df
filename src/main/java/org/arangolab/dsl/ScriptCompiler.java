package org.arangolab.dsl;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.ServerResponseException;
import org.arangolab.cluster.ClusterException;
import org.arangolab.instance.FailurePointException;
import org.arangolab.instance.InstanceCrashException;
import org.arangolab.instance.InstanceStartException;
import org.arangolab.instance.UnexpectedExitException;
import org.arangolab.instance.health.Verdict;
import org.arangolab.instance.InstanceState;
import org.arangolab.lab.Distribution;
import org.arangolab.process.Signal;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.tools.ToolFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Turns text into scripts: one configuration for files, for lines at the prompt and for {@code exec}, so that a line
 * that works at the prompt works in a file. Every loop and method checks for an interrupt, so that Ctrl-C ends a busy
 * loop (facts/techniques.md 2). One per session: classes that a script defines are known to the next.
 */
public final class ScriptCompiler {
    private static final String CODE_BASE = "/arangolab/script";
    /** What a script may want to catch. */
    private static final String[] EXCEPTIONS = {ClusterException.class.getName(),
        ConfigException.class.getName(), ConnectionFailedException.class.getName(),
        DeadlineExceededException.class.getName(),
        FailurePointException.class.getName(), InstanceCrashException.class.getName(),
        InstanceStartException.class.getName(), ServerResponseException.class.getName(),
        ToolFailedException.class.getName(),
        UnexpectedExitException.class.getName()};

    static {
        FactProperties.install();
    }

    private final GroovyClassLoader loader;

    /** With the library of scripts on the class path; {@code more} is what the prompt does to its lines besides. */
    public ScriptCompiler(CompilationCustomizer... more) {
        CompilerConfiguration configuration = configuration();
        configuration.addCompilationCustomizers(more);
        loader = new GroovyClassLoader(ScriptCompiler.class.getClassLoader(), configuration);
        library().ifPresent(place -> loader.addClasspath(place.toString()));
    }

    /** The library of scripts: compiled, as packaging leaves it, else its sources. */
    private static Optional<Path> library() {
        return Distribution.home().stream().flatMap(home ->
                Stream.of(home.resolve("lib/stdlib"), home.resolve("stdlib")))
                .filter(Files::isDirectory).findFirst();
    }

    /** The one configuration. */
    public static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(LabScript.class.getName());
        configuration.setSourceEncoding("UTF-8");
        configuration.addCompilationCustomizers(
                new ImportCustomizer().addStaticStars(SettingNames.class.getName(), Signal.class.getName(),
                        InstanceState.class.getName(), Verdict.class.getName()).addImports(EXCEPTIONS),
                new RedirectCustomizer(), new InterruptCustomizer());
        return configuration;
    }

    /** The loader of the scripts' classes. */
    public GroovyClassLoader loader() {
        return loader;
    }

    /**
     * Compiles a text.
     *
     * @param text     the source
     * @param fileName what messages call it
     * @throws org.codehaus.groovy.control.CompilationFailedException with the lines that are wrong
     */
    public Class<?> compile(String text, String fileName) {
        GroovyCodeSource source = new GroovyCodeSource(text, fileName, CODE_BASE);
        source.setCachable(false);
        return loader.parseClass(source);
    }

    /** A script of a compiled class, with its variables and its words. */
    public static LabScript script(Class<?> compiled, Binding variables, Words words) {
        return script(compiled, variables, () -> words);
    }

    /** The same with words that are made when the first is used: a script without any opens no lab. */
    public static LabScript script(Class<?> compiled, Binding variables, Supplier<Words> words) {
        return ((LabScript) InvokerHelper.createScript(compiled, variables)).attach(words);
    }
}

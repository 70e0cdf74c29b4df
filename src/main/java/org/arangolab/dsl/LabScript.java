package org.arangolab.dsl;

import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.arangolab.monitor.HostLoad;

/**
 * The base class of every script and every line at the prompt. Its methods are the words; each is one call into
 * {@link Words}. The names of defined servers are words too.
 */
public abstract class LabScript extends Script implements LabWords {
    private static final Set<String> NAMES = Set.of("csv", "tsv", "json", "jsonl", "address", "undefined", "leak",
            "thread");

    private Supplier<Words> words;

    /** Gives it its words, before it runs; they are asked for when the first is used. */
    public final LabScript attach(Supplier<Words> own) {
        words = own;
        return this;
    }

    /**
     * A variable, else the server of this name, else a format of files, {@code type: csv}, or a sanitizer: as the last,
     * because blocks such as {@code answer.with { json }} have a property of that name.
     */
    @Override
    public Object getProperty(String name) {
        try {
            return super.getProperty(name);
        } catch (MissingPropertyException e) {
            return words.get().server(name).<Object>map(server -> server)
                    .or(() -> Optional.of(name).filter(NAMES::contains)).orElseThrow(() -> e);
        }
    }

    @Override
    public Toolbox getToolbox() {
        return words.get().getToolbox();
    }

    @Override
    public ServerWords instance(String name) {
        return words.get().instance(name);
    }

    @Override
    public ServerWords instance(Map<String, ?> settings, String name) {
        return words.get().instance(settings, name);
    }

    @Override
    public ClusterWords cluster(Closure<?> block) {
        return words.get().cluster(block);
    }

    @Override
    public ClusterWords cluster(String name, Closure<?> block) {
        return words.get().cluster(name, block);
    }

    @Override
    public List<ServerWords> getInstances() {
        return words.get().getInstances();
    }

    @Override
    public <W extends Focusable<W>> W focus(W target) {
        return words.get().focus(target);
    }

    @Override
    public Focusable<?> getFocus() {
        return words.get().getFocus();
    }

    @Override
    public ServerWords focusedServer() {
        return words.get().focusedServer();
    }

    @Override
    public void test(String name, Closure<?> body) {
        words.get().test(name, body);
    }

    @Override
    public void test(Map<String, ?> settings, String name, Closure<?> body) {
        words.get().test(settings, name, body);
    }

    @Override
    public Object within(Duration timeout, Closure<?> block) {
        return words.get().within(timeout, block);
    }

    @Override
    public void sleep(Duration time) {
        words.get().sleep(time);
    }

    @Override
    public void sleep(long millis) {
        words.get().sleep(millis);
    }

    @Override
    public ServerWords attach(long pid) {
        return words.get().attach(pid);
    }

    @Override
    public ServerWords attach(String endpoint) {
        return words.get().attach(endpoint);
    }

    @Override
    public ServerWords attach(Map<String, ?> settings, long pid) {
        return words.get().attach(settings, pid);
    }

    @Override
    public ServerWords attach(Map<String, ?> settings, String endpoint) {
        return words.get().attach(settings, endpoint);
    }

    @Override
    public void allowLog(String... rules) {
        words.get().allowLog(rules);
    }

    @Override
    public void allowLog(Pattern pattern) {
        words.get().allowLog(pattern);
    }

    @Override
    public void cleanup(Closure<?> block) {
        words.get().cleanup(block);
    }

    @Override
    public void requires(String what) {
        words.get().requires(what);
    }

    @Override
    public HostLoad getHostLoad() {
        return words.get().getHostLoad();
    }

    @Override
    public String bundle() {
        return words.get().bundle();
    }

    @Override
    public String bundle(Map<String, ?> settings) {
        return words.get().bundle(settings);
    }
}

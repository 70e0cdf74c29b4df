package org.arangolab.dsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.arangolab.ConfigException;
import org.arangolab.client.CollectionHandle;
import org.arangolab.tools.BackgroundRun;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;
import org.arangolab.tools.ToolTarget;

/**
 * A call of a client tool that is being put together. It runs when it is told to, by {@link #run}, or when something of
 * its result is asked; a script need not say so, see {@link RedirectCustomizer}. Used from one thread.
 */
public class ToolCall {
    private final Toolbox toolbox;
    private final Tool tool;
    private ToolJob job;
    private Optional<ToolResult> result = Optional.empty();
    private Optional<Output> output = Optional.empty();

    ToolCall(Toolbox toolbox, Tool tool) {
        this.toolbox = toolbox;
        this.tool = tool;
        this.job = ToolJob.of(tool);
    }

    /**
     * The end of a tool's expression in a script: a call that nobody has told to do something else is run.
     *
     * @return the value, or the result of the call
     */
    public static Object finished(Object value) {
        return value instanceof ToolCall call ? call.run() : value;
    }

    ToolCall given(Object... arguments) {
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            if (argument instanceof Map<?, ?> named) {
                Toolbox.copy(named).forEach(this::setting);
            } else if (!aim(argument)) {
                word(argument);
            }
        }
        return this;
    }

    private void setting(String name, Object value) {
        if (own(name, value)) {
            return;
        }
        switch (name) {
            case "to" -> to(value);
            case "from" -> from(value);
            default -> job = CallSettings.given(job, name, value);
        }
    }

    /** Takes a setting that only this tool's calls have; answers whether it was one. */
    boolean own(String name, Object value) {
        return false;
    }

    /** Takes a server or a collection as the target; answers whether it was one. */
    final boolean aim(Object word) {
        Optional<ToolTarget> target = toolbox.target(word);
        target.ifPresent(found -> job = job.on(found));
        if (target.isPresent() && word instanceof CollectionHandle collection) {
            job = job.with("collection", collection.getName());
        }
        return target.isPresent();
    }

    /** A text without a name: what it means is the tool's own matter. */
    void word(Object text) {
        throw new ConfigException(tool.word() + ": what is '" + text + "'? Give a server, and options by name: "
                + tool.word() + "(db1, to: '…')");
    }

    /** {@code <}: where data comes from, a server or a file. */
    public ToolCall from(Object source) {
        if (!aim(source)) {
            switch (tool) {
                case ARANGOIMPORT -> job = job.with("file", Toolbox.path(source));
                case ARANGOVPACK -> job = job.with("input-file", Toolbox.path(source));
                default -> throw misdirected("<", source);
            }
        }
        return this;
    }

    /** {@code >}: where data goes, a server or a file. */
    public ToolCall to(Object sink) {
        if (!aim(sink)) {
            switch (tool) {
                case ARANGOEXPORT -> output = Optional.of(Output.of(Toolbox.path(sink)));
                case ARANGOVPACK -> job = job.with("output-file", Toolbox.path(sink));
                default -> throw misdirected(">", sink);
            }
        }
        return this;
    }

    ConfigException misdirected(String operator, Object what) {
        return new ConfigException(tool.word() + " " + operator + " '" + what + "': " + tool.word() + " takes no such "
                + (operator.equals("<") ? "source" : "target") + "; see /help " + tool.word());
    }

    /** {@code |}: a dump goes straight on into a restore, through a directory of the run. */
    public Object or(ToolCall next) {
        if (tool != Tool.ARANGODUMP || next.tool != Tool.ARANGORESTORE) {
            throw new ConfigException(tool.word() + " | " + next.tool.word()
                    + ": only a dump can go on, into a restore: arangodump(db1) | arangorestore(db2)");
        }
        Object directory = toolbox.runner().home("dump").resolve("data").toString();
        to(directory);
        next.from(directory);
        run();
        return next.run();
    }

    /** What is expected of its end: {@code exit:} a code or several; such an end is no failure, any other is one. */
    public ToolCall expect(Map<String, ?> wanted) {
        wanted.keySet().stream().filter(key -> !key.equals("exit")).findFirst().ifPresent(key -> {
            throw new ConfigException("expect: unknown '" + key + "'; known: exit");
        });
        Object exit = wanted.get("exit");
        Collection<?> codes = exit instanceof Collection<?> many ? many : Collections.singleton(exit);
        job = job.expecting(codes.stream().map(ToolCall::code).collect(Collectors.toCollection(TreeSet::new)));
        return this;
    }

    private static int code(Object value) {
        if (value instanceof Integer code) {
            return code;
        }
        throw new ConfigException("expect: exit: expected a code such as 3, or several, not '" + value + "'");
    }

    /** What would be started, each option with where it comes from; nothing is started. */
    public String explain() {
        return toolbox.runner().explain(ready());
    }

    /**
     * What the lab itself would have to do after the tool's end, so that it cannot run beside the script; empty when
     * nothing.
     */
    Optional<String> afterwards() {
        return output.flatMap(Output::afterwards);
    }

    /** Starts it beside the script; it is ended at the end of the test at the latest. */
    public BackgroundRun background() {
        afterwards().ifPresent(what -> {
            throw new ConfigException(tool.word() + " cannot go into the background with " + what
                    + ", which the lab does when the tool has ended");
        });
        BackgroundRun run = toolbox.runner().background(ready());
        toolbox.endAtTheLatest(run::close);
        return run;
    }

    /** Runs it, once; a second call answers the same result. */
    public ToolResult run() {
        if (result.isEmpty()) {
            ToolResult ran = execute(ready());
            result = Optional.of(output.map(where -> where.take(ran)).orElse(ran));
        }
        return result.get();
    }

    /** The word that the script has used. */
    String word() {
        return tool.word();
    }

    /** How it is run. */
    ToolResult execute(ToolJob wanted) {
        return toolbox.runner().run(wanted);
    }

    /** The job with what is usual when nothing else was said. */
    ToolJob ready() {
        ToolJob wanted = job;
        if (tool.connects() && wanted.target().isEmpty() && !wanted.options().containsKey("server.endpoint")) {
            throw new ConfigException(word() + " needs a server: " + word() + "(db1, …)");
        }
        return output.isPresent() ? output.get().prepare(wanted, toolbox.runner()) : wanted;
    }

    static boolean missing(ToolJob job, String option) {
        String plain = option.replace("-", "");
        return job.options().keySet().stream().noneMatch(name -> name.replaceAll("[.-]", "").equalsIgnoreCase(plain));
    }

    ToolJob job() {
        return job;
    }

    void become(ToolJob other) {
        job = other;
    }

    Toolbox toolbox() {
        return toolbox;
    }

    // ---- of the result

    /** Its exit code. */
    public int getExit() {
        return run().getExit();
    }

    /** Whether it did what it was to do. */
    public boolean isOk() {
        return run().isOk();
    }

    /** From its start to its end. */
    public Duration getTook() {
        return run().took();
    }

    /** What it wrote. */
    public String getStdout() {
        return run().stdout();
    }

    /** What it wrote to standard error. */
    public String getStderr() {
        return run().stderr();
    }

    /** Its figures. */
    public Map<String, Object> getCounters() {
        return run().counters();
    }

    /** One of its figures, as a property: {@code arangobench(db1, requests: 1000).throughput}. */
    public Object get(String counter) {
        return run().get(counter);
    }

    /** What is wrong; empty when nothing is. */
    public Optional<String> getProblem() {
        return run().problem();
    }

    /** Files and directories that it made. */
    public List<?> getArtifacts() {
        return new ArrayList<>(run().artifacts());
    }

    /** What its process used. */
    public Map<String, Object> getResources() {
        return run().resources();
    }

    @Override
    public String toString() {
        return result.map(ToolResult::toString)
                .orElseGet(() -> tool.word() + ", not run yet: give it a server, as in /help " + tool.word());
    }
}

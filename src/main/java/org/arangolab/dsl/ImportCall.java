package org.arangolab.dsl;

import groovy.lang.Closure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.fs.Workspace;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;

/** A call of arangoimport: rows may be changed on their way. */
public final class ImportCall extends ToolCall {
    private static final List<String> OTHERS = List.of(";", "\t", "|");

    private Optional<Closure<?>> transform = Optional.empty();

    ImportCall(Toolbox toolbox) {
        super(toolbox, Tool.ARANGOIMPORT);
    }

    /** Each row, a map, becomes the map that the block answers; null leaves it out. */
    public ImportCall transform(Closure<?> block) {
        transform = Optional.of(block);
        return this;
    }

    @Override
    ToolJob ready() {
        ToolJob job = super.ready();
        Object file = job.options().get("file");
        if (file instanceof Path path && !Files.isRegularFile(path)) {
            throw new ConfigException("arangoimport: " + path
                    + (Files.isDirectory(path) ? " is a directory" : ": no such file"));
        }
        ToolJob typed = missing(job, "type") && file instanceof Path path
                ? ending(path).map(type -> job.with("type", type)).orElse(job) : job;
        if (file instanceof Path path && missing(job, "separator")) {
            checkSeparator(path, String.valueOf(typed.options().get("type")));
        }
        return typed;
    }

    /** A file of one column whose name has another separator in it was hardly meant like that. */
    private static void checkSeparator(Path file, String type) {
        if (!type.equals("csv") || file.toString().endsWith(".gz")) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String header = Optional.ofNullable(lines.readLine()).orElse("");
            OTHERS.stream().filter(other -> header.indexOf(',') < 0 && header.contains(other)).findFirst()
                    .ifPresent(other -> {
                throw new ConfigException("arangoimport: " + file + " has no ',' in its first line, but '"
                        + shown(other)
                        + "': give separator: '" + shown(other) + "', or separator: ',' when that is meant");
            });
        } catch (IOException e) {
            throw new LabFailureException("cannot read " + file + ": " + Workspace.reason(e), e);
        }
    }

    private static String shown(String separator) {
        return separator.equals("\t") ? "\\t" : separator;
    }

    /**
     * Given always, because what the tool takes for it otherwise differs between versions (facts/client-tools.md 8).
     */
    private static Optional<String> ending(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
        return List.of("csv", "tsv", "jsonl", "json").stream().filter(type -> name.endsWith("." + type)).findFirst();
    }

    @Override
    Optional<String> afterwards() {
        return transform.map(block -> "transform");
    }

    @Override
    ToolResult execute(ToolJob wanted) {
        if (transform.isEmpty()) {
            return super.execute(wanted);
        }
        Closure<?> block = transform.get();
        Path file = (Path) Optional.ofNullable(wanted.options().get("file")).orElseThrow(() ->
                new ConfigException("arangoimport: transform needs a file: arangoimport.transform { … } < 'a.csv' > "
                        + "db1['a']"));
        String type = String.valueOf(wanted.options().getOrDefault("type", "csv"));
        return toolbox().runner().feed(wanted, file, type, row -> (Map<?, ?>) block.call(row));
    }
}

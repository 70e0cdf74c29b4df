package org.arangolab.dsl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.fs.Archive;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolResult;
import org.arangolab.tools.dump.DumpChain;
import org.arangolab.tools.dump.DumpCheck;
import org.arangolab.tools.dump.DumpReport;
import org.arangolab.tools.dump.ServerData;

/**
 * A call of arangorestore. The source may be an archive, and a dump that goes on from others brings these along.
 * Without a server {@link #verify} only looks at the dump.
 */
public final class RestoreCall extends ToolCall {
    private static final String INPUT = "input-directory";
    private static final String COLLECTION = "collection";

    RestoreCall(Toolbox toolbox) {
        super(toolbox, Tool.ARANGORESTORE);
    }

    @Override
    public ToolCall from(Object source) {
        if (!aim(source)) {
            become(job().with(INPUT, Toolbox.path(source)));
        }
        return this;
    }

    @Override
    Optional<String> afterwards() {
        boolean archive = !missing(job(), INPUT) && Archive.of(input()).isPresent();
        return archive ? Optional.of("an archive as its source") : !missing(job(), INPUT) && DumpChain.steps(input())
                .size() > 1
                ? Optional.of("a dump that goes on from others") : Optional.empty();
    }

    @Override
    ToolResult execute(ToolJob wanted) {
        if (missing(wanted, INPUT)) {
            return super.execute(wanted); // the tool's own default
        }
        return toolbox().unpacked(input(), directory -> steps(wanted, directory));
    }

    private Path input() {
        return Toolbox.path(job().options().get(INPUT));
    }

    private ToolResult steps(ToolJob wanted, Path directory) {
        List<DumpChain.Step> steps = DumpChain.steps(directory);
        if (steps.size() > 1 && !missing(wanted, COLLECTION)) {
            throw new ConfigException("arangorestore: " + input()
                    + " goes on from other dumps; collection: cannot be chosen there");
        }
        List<ToolResult> results = new ArrayList<>();
        for (DumpChain.Step step : steps) {
            ToolJob one = wanted.with(INPUT, step.dump());
            results.add(super.execute(step.collections().isEmpty() ? one : one.with(COLLECTION, step.collections())));
            if (!results.get(results.size() - 1).isOk()) {
                break;
            }
        }
        return results.get(results.size() - 1);
    }

    /**
     * Restores, when that has not been done, and compares structure, indexes and numbers of documents with the dump.
     * Without a server it only looks at the files of the dump.
     *
     * @return the report, when nothing is wrong
     * @throws org.arangolab.tools.dump.DumpMismatchException with all that is missing, damaged or different
     */
    public DumpReport verify() {
        if (toolbox().data(job().target()).isPresent()) {
            run();
        }
        return compare();
    }

    /** As {@link #verify()}, and restores nothing: does the server have what is in the dump? */
    public DumpReport compare() {
        Optional<ServerData> target = toolbox().data(job().target());
        DumpCheck.Scope scope = new DumpCheck.Scope(false, missing(job(), "import-data"));
        return toolbox().unpacked(input(), directory -> DumpCheck.orThrow(target
                .map(data -> DumpCheck.of(directory, data, scope)).orElseGet(() -> DumpCheck.of(directory))
                .shown(directory, input())));
    }

    /**
     * Restores, when that has not been done, and compares the target with the server that the dump is of: structure,
     * indexes, numbers of documents and checksums.
     *
     * @return the report, when nothing is wrong
     * @throws org.arangolab.tools.dump.DumpMismatchException with all that is missing or different
     */
    public DumpReport verify(Object source) {
        run();
        return compare(source);
    }

    /** As {@link #verify(Object)}, and restores nothing. */
    public DumpReport compare(Object source) {
        ServerData original = toolbox().data(toolbox().target(source)).orElseThrow(() ->
                new ConfigException("arangorestore: verify: '" + source + "' is no server that the lab knows"));
        ServerData copy = toolbox().data(job().target()).orElseThrow(() ->
                new ConfigException("arangorestore: verify: the target is no server that the lab knows"));
        return DumpCheck.orThrow(DumpCheck.of(original, copy, missing(job(), COLLECTION)));
    }
}

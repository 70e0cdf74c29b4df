package org.arangolab.dsl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.tools.ToolJob;

/**
 * A call of makedata, checkdata or cleardata: arangosh on one of their scripts, options behind {@code --} (facts/client-tools.md
 * 15). {@code checkout:} names a checkout of ArangoDB's own set; without it the small set of the lab is used.
 */
final class MakeDataCall extends ShellCall {
    private static final String CHECKOUT = "checkout";

    private final String which;

    MakeDataCall(Toolbox toolbox, String which) {
        super(toolbox);
        this.which = which;
    }

    @Override
    ToolJob ready() {
        ToolJob job = super.ready();
        Optional<Path> checkout = Optional.ofNullable(job.options().get(CHECKOUT)).map(Toolbox::path);
        Path scripts = checkout.map(root -> root.resolve("test_data")).orElseGet(Toolbox::scripts);
        ToolJob plain = ToolJob.of(job.tool()).on(job.target().orElseThrow()).within(job.limit());
        ToolJob ready = plain.with("javascript.execute", scripts.resolve(which + ".js").toString());
        return (job.check() ? ready : ready.unchecked()).withPositional(words(job.options()));
    }

    /** What the user gives is for the script, not for the shell. */
    private static List<String> words(Map<String, Object> options) {
        List<String> words = new ArrayList<>(List.of("--"));
        options.forEach((name, value) -> {
            if (!name.equals(CHECKOUT) && !name.startsWith("server.") && !name.startsWith("javascript.")) {
                words.addAll(List.of("--" + name, String.valueOf(value)));
            }
        });
        return words;
    }
}

package org.arangolab.tools;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** An option of a tool that has another name in another version. Source: facts/client-tools.md 2. */
enum RenamedToolOption {
    PARALLEL_DUMP(Tool.ARANGODUMP, "parallel-dump", "use-experimental-dump"),
    THREADS(Tool.ARANGOBENCH, "threads", "concurrency"),
    CUSTOM_QUERY(Tool.ARANGOEXPORT, "custom-query", "query"),
    CUSTOM_QUERY_RUNTIME(Tool.ARANGOEXPORT, "custom-query-max-runtime", "query-max-runtime");

    private final Tool tool;
    private final String present;
    private final String former;

    RenamedToolOption(Tool tool, String present, String former) {
        this.tool = tool;
        this.present = present;
        this.former = former;
    }

    /** The other name of an option. */
    static Optional<String> of(Tool tool, String name) {
        return Arrays.stream(values()).filter(renamed -> renamed.tool == tool).flatMap(renamed ->
                renamed.present.equals(name) ? Optional.of(renamed.former).stream()
                        : renamed.former.equals(name) ? Optional.of(renamed.present).stream() : Stream.empty())
                .findFirst();
    }
}

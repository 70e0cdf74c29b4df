package org.arangolab.standin.aql;

import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.ErrorCode;

/** The warnings of one run; the first one ends it when the options say so. */
final class Warnings {
    private final boolean fatal;
    private final int limit;
    private final List<QueryWarning> list = new ArrayList<>();

    Warnings(ExecutionOptions options) {
        this.fatal = options.failOnWarning();
        this.limit = options.maxWarningCount();
    }

    void add(ErrorCode code, String message) {
        if (fatal) {
            throw QueryPhase.EXECUTING.error(code, message);
        }
        if (list.size() < limit) {
            list.add(new QueryWarning(code, message));
        }
    }

    List<QueryWarning> all() {
        return List.copyOf(list);
    }
}

package org.arangolab.tools;

import java.util.List;
import org.arangolab.ConfigException;

/**
 * Keeps tools that may change something, or put load on it, away from a server that somebody else has started, until it
 * is armed. arangosh may do anything.
 */
final class ToolAccess {
    private ToolAccess() {
    }

    /**
     * Lets a job through, or not.
     *
     * @throws ConfigException with the remedy
     */
    static void check(ToolJob job) {
        job.target().filter(target -> !isReading(job) && !target.armed().getAsBoolean()).ifPresent(target -> {
            throw new ConfigException(target.name() + " was not started by the lab and is read-only: "
                    + job.tool().word() + " is refused; " + target.name() + ".arm(5.min) allows it for that long");
        });
    }

    private static boolean isReading(ToolJob job) {
        return switch (job.tool()) {
            case ARANGODUMP, ARANGOEXPORT, ARANGOINSPECT, ARANGOVPACK -> true;
            case ARANGOBACKUP -> job.positional().equals(List.of("list"));
            default -> false;
        };
    }
}

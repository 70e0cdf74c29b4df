package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import org.arangolab.tools.ShellFleet;
import org.arangolab.tools.ToolJob;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Many shells at once; they began together. */
public final class FleetCall {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final ShellFleet fleet;

    FleetCall(Toolbox toolbox, ToolJob job, List<String> snippets) {
        fleet = toolbox.runner().fleet(job, snippets);
        toolbox.endAtTheLatest(fleet::close);
    }

    /** Waits until the block holds, then stops all and answers how each went. */
    public ShellFleet.Outcome until(Closure<?> condition) {
        return until(LIMIT, condition);
    }

    /** The same, at most so long. */
    public ShellFleet.Outcome until(Duration timeout, Closure<?> condition) {
        return fleet.until(timeout, () -> DefaultTypeTransformation.castToBoolean(condition.call()));
    }

    /** Stops all and answers how each went. */
    public ShellFleet.Outcome stop() {
        return fleet.stop();
    }

    /** The iterations of each so far. */
    public List<Long> getIterations() {
        return fleet.getIterations();
    }

    @Override
    public String toString() {
        return fleet.toString();
    }
}

package org.arangolab.tools;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.event.EventBus;
import org.arangolab.instance.OptionCatalogs;
import org.arangolab.process.Spawner;
import org.arangolab.time.TimeoutManager;

/**
 * What the lab lends to the tools of one script.
 *
 * @param spawner     starts their processes
 * @param events      hears of them
 * @param timeouts    bounds their runs
 * @param home        makes the directory of a run by the tool's name: {@code RUN/tools/003-arangodump}
 * @param locator     finds a tool's executable
 * @param catalogs    knows the options of executables
 * @param environment is added to that of each tool: of sanitizers and of coverage
 * @param slots       how many tools may run at once
 * @param diagnostics looks at tools that hang or crash; empty when nobody wants to know
 */
public record ToolContext(Spawner spawner, EventBus events, TimeoutManager timeouts, Function<String, Path> home,
                          Function<Tool, Path> locator, OptionCatalogs catalogs, Map<String, String> environment,
                          Semaphore slots, Optional<Diagnostics> diagnostics) {
}

package org.arangolab.instance;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.event.EventBus;
import org.arangolab.instance.health.HealthChecker;
import org.arangolab.net.PortPool;
import org.arangolab.process.Spawner;
import org.arangolab.time.TimeoutManager;

/**
 * What the lab lends to its instances.
 *
 * @param spawner  starts their processes
 * @param ports    leases their ports
 * @param events   hears what happens to them
 * @param timeouts bounds their waits
 * @param home     makes the directory of an instance by its name
 * @param binaries chooses the executable for a spec
 * @param catalogs knows which options an executable knows
 * @param failurePoints knows which failure points an executable may have
 * @param health   looks at them again and again
 * @param diagnostics finds out why they died; empty when nobody wants to know
 */
public record InstanceContext(Spawner spawner, PortPool ports, EventBus events, TimeoutManager timeouts,
                              Function<String, Path> home, Function<InstanceSpec, ServerBinary> binaries,
                              OptionCatalogs catalogs, FailurePointCatalogs failurePoints,
                              HealthChecker health, Optional<Diagnostics> diagnostics) {
}

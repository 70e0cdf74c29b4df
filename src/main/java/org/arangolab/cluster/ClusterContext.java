package org.arangolab.cluster;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.arangolab.event.EventBus;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.time.TimeoutManager;

/**
 * What the lab lends to a cluster.
 *
 * @param define   makes a server of it
 * @param taken    whether a server's name is taken
 * @param events   hears of it
 * @param timeouts bounds its waits
 * @param undo     runs a step at the end of the lab: how a fault is taken back
 */
public record ClusterContext(Function<InstanceSpec, Instance> define, Predicate<String> taken, EventBus events,
                             TimeoutManager timeouts, Consumer<Runnable> undo) {
}

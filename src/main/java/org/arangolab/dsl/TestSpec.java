package org.arangolab.dsl;

import java.time.Duration;
import java.util.Optional;

/**
 * A test as a script asks for it.
 *
 * @param name    the sentence that it shows
 * @param timeout how long it may take; empty: the host's own limit
 */
public record TestSpec(String name, Optional<Duration> timeout) {
}

package org.arangolab.instance.attached;

import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ForeignProcess;

/**
 * A server that was found.
 *
 * @param endpoint where it listens
 * @param process  its process; empty when it runs on another machine or does not tell
 * @param data     its data directory, when that is known
 * @param log      its log, when that is known
 */
record Found(Endpoint endpoint, Optional<ForeignProcess> process, Optional<Path> data, Optional<Path> log) {
}

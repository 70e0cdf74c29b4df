package org.arangolab.standin.server;

import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.standin.server.options.Options;

/**
 * What every part of a running server may look at.
 *
 * @param options  the start-up options
 * @param state    where its life stands
 * @param log      its log
 * @param traffic  what went through
 * @param pid      the process id
 * @param serverId the id from the data directory
 * @param identity who it is in its deployment
 */
public record ServerContext(Options options, ServerState state, ServerLog log, Traffic traffic, long pid,
                            String serverId, Identity identity) {
}

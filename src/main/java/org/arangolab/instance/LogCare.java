package org.arangolab.instance;

import java.util.Optional;
import org.arangolab.ByteSize;

/**
 * What a run makes of a server's log.
 *
 * @param limit    how large it may become before a test that passes fails for it; empty: any size
 * @param analysed whether an ERROR or FATAL that nobody expects fails a test that passes
 */
public record LogCare(Optional<ByteSize> limit, boolean analysed) {
    /** Of any size, and analysed. */
    public static final LogCare DEFAULT = new LogCare(Optional.empty(), true);
}

package org.arangolab.instance.health;

import java.time.Duration;
import java.util.Optional;
import org.arangolab.client.ServerClient;

/** A server as the health checker sees it. Asking it is cheap, from any thread, and changes nothing. */
public interface Patient {
    /** Where a server is in its life. */
    enum Life {
        NOT_STARTED, STARTING, RUNNING, STOPPING, ENDED, DEAD
    }

    /** Its name. */
    String name();

    /** Where it is in its life. */
    Life life();

    /** How its life ended, for a person; empty while it lasts. */
    String ending();

    /** Whether its process is stopped by a signal. */
    boolean suspended();

    /** What it is at while it starts, as its log tells; empty when it does not tell. */
    String phase();

    /** The process id that it should tell; empty when that is not known. */
    Optional<Long> pid();

    /** The role that it should tell, as ArangoDB spells it; empty for any. */
    Optional<String> role();

    /** Talks to it; in any state. */
    ServerClient client();

    /** After which an answer is none. */
    Duration limit();

    /** Waits so long at most for the end of a life that is about to end; answers whether it has ended. */
    boolean endsWithin(Duration time);
}

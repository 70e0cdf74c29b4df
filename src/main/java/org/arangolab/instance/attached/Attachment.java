package org.arangolab.instance.attached;

import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.TlsTrust;
import org.arangolab.net.Endpoint;

/**
 * Which server somebody else has started is to be used.
 *
 * @param name        how it is called
 * @param pid         its process id, when it is named by that
 * @param endpoint    where it listens, when that is named
 * @param credentials what to show to it
 * @param trust       whom to believe that it is the one; matters only over TLS
 */
public record Attachment(String name, Optional<Long> pid, Optional<Endpoint> endpoint, Credentials credentials,
                         TlsTrust trust) {
    /** One of the two names it. */
    public Attachment {
        if (pid.isEmpty() && endpoint.isEmpty()) {
            throw new ConfigException("attach needs a process id or an endpoint");
        }
    }

    /** By the authorities that Java knows. */
    public Attachment(String name, Optional<Long> pid, Optional<Endpoint> endpoint, Credentials credentials) {
        this(name, pid, endpoint, credentials, TlsTrust.SYSTEM);
    }
}

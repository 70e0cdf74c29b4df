package org.arangolab.instance.attached;

import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.time.Deadline;

/** Whether changing words are let through to a server that is not the lab's. Thread-safe. */
final class Arming {
    private final String name;
    private volatile Optional<Deadline> armed = Optional.empty();

    Arming(String name) {
        this.name = name;
    }

    void arm(Deadline until) {
        armed = Optional.of(until);
    }

    boolean armed() {
        return armed.filter(until -> !until.expired()).isPresent();
    }

    /**
     * Lets it through, or not.
     *
     * @throws ConfigException when it is not armed, with the remedy
     */
    void check(String what) {
        if (!armed()) {
            throw new ConfigException(name + " was not started by the lab and is read-only: " + what
                    + " is refused; " + name + ".arm(5.min) allows it for that long");
        }
    }
}

package org.arangolab.dsl;

import org.arangolab.ConfigException;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;

/** How a process is to end, as a script writes it: an exit code, or a signal by its name. */
final class ExpectedExit {
    private static final int HIGHEST = 255;

    private ExpectedExit() {
    }

    static ExitStatus of(Object end) {
        if (end instanceof Integer code) {
            if (code < 0 || code > HIGHEST) {
                throw new ConfigException("expectExit: an exit code is 0 to 255, not " + code);
            }
            return new ExitStatus(code);
        }
        if (end == null) {
            throw new ConfigException("'expectExit' needs an exit code or a signal; for example: db1.expectExit(21)");
        }
        Signal signal = end instanceof Signal known ? known : Signal.parse(end);
        return new ExitStatus(128 + signal.number());
    }
}

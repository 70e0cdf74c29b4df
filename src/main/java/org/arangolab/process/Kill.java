package org.arangolab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.arangolab.time.InterruptedWaitException;

/** Sends the signals that Java cannot, through the shell's {@code kill}, after a look at the identity. */
final class Kill {
    private Kill() {
    }

    static void send(Signal signal, ProcessIdentity target, String label) {
        if (!target.alive()) {
            return;
        }
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal.name(),
                    String.valueOf(target.pid())).redirectErrorStream(true).start();
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kill.waitFor() != 0 && target.alive()) {
                throw new SpawnException(signal.word() + " could not be sent to " + label + ": " + said.strip());
            }
        } catch (IOException e) {
            throw new SpawnException(signal.word() + " could not be sent to " + label + ": /bin/sh did not start", e);
        } catch (InterruptedException e) {
            throw new InterruptedWaitException("/bin/sh to send " + signal.word(), e);
        }
    }
}

package org.arangolab.repl;

import java.util.List;
import org.arangolab.LabException;
import org.arangolab.instance.ServerBinary;
import org.arangolab.lab.Binaries;

/** The first lines of a prompt: what this is, which server it starts, where help is. */
final class Banner {
    private static final int NARROW = 40;

    private Banner() {
    }

    static String text(String version, Binaries binaries, Rendering rendering) {
        String server = server(binaries, rendering.width() < NARROW);
        return String.join("\n", List.of(
                Style.BOLD.paint("arangolab", rendering.colours()) + " " + version,
                server,
                rendering.remark(rendering.width() < NARROW ? "/help, Ctrl-D ends"
                : "/help lists the words; Ctrl-D ends")));
    }

    private static String server(Binaries binaries, boolean narrow) {
        try {
            ServerBinary arangod = binaries.arangod();
            String what = arangod.standIn() ? "the built-in stand-in" : arangod.arangod().toString();
            return narrow ? (arangod.standIn() ? "stand-in server" : "real arangod")
                    : "servers: " + what + " (" + arangod.origin() + ")";
        } catch (LabException e) {
            return narrow ? "no arangod found" : String.valueOf(e.getMessage());
        }
    }
}

package org.arangolab.repl;

import java.util.Arrays;
import java.nio.file.Path;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;

/** Opens a prompt without the command line's program, for trying things from the test classes. */
final class ReplMain {
    private ReplMain() {
    }

    public static void main(String[] arguments) {
        int code;
        try (Lab lab = Lab.open(LabOptions.defaults())) {
            code = Repl.open(lab, new ReplOptions(Arrays.stream(arguments).map(Path::of).toList(), false,
                    words -> { }));
        }
        System.exit(code);
    }
}

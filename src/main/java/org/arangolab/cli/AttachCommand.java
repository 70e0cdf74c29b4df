package org.arangolab.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code arangolab attach}: the prompt, on a server that somebody else has started. */
@Command(name = "attach", sortOptions = false,
        description = "Opens the prompt on a server that somebody else has started: read-only until NAME.arm(5.min).",
        footer = {"", "Examples:", "  arangolab attach http://127.0.0.1:8529 --user root",
            "  arangolab attach 4711 --name live --jwt-secret /etc/arangodb3/secret",
            "  echo 'live.health' | arangolab attach 4711 --name live", "",
            "Exit codes: 0 the prompt was left, 1 the server does not answer, or input came from a pipe and an entry "
                    + "failed,",
            "4 the lab itself failed, 64 wrong usage, or there is no such process."})
final class AttachCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "URL|PID", description = "Where it listens, or its process id on this machine.")
    private String target;

    @Mixin
    private final AttachOptions server = new AttachOptions();

    AttachCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Map<String, String> settings = server.settings();
        return new Prompt(common).open(List.of(), words -> AttachOptions.attach(words, target, settings));
    }
}

package org.arangolab.instance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.LabFailureException;
import org.arangolab.instance.under.Recording;
import org.arangolab.instance.under.Under;
import org.arangolab.log.ServerLog;
import org.arangolab.process.Command;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Spawner;

/** Prepares a start: the directories and the command. */
record Launch(InstanceSpec spec, InstanceDirectories directories, ServerAddress address, Software software,
              InstanceAuth auth, boolean detached) {
    /**
     * Makes the directories and starts the process.
     *
     * @param foretold how its end is expected, when somebody has said so
     * @throws LabFailureException when a directory cannot be made
     * @throws org.arangolab.process.SpawnException when the executable cannot be started
     */
    Run start(Spawner spawner, Optional<ExitStatus> foretold) {
        Optional<Recording> recording = spec.under().flatMap(under -> under.recording(directories.place(under)));
        Command command = prepare();
        long logMark = new ServerLog(directories.logFile()).mark();
        long stderrMark = directories.stderr().toFile().length();
        return new Run(spawner.start(command), logMark, stderrMark, foretold, recording);
    }

    private Set<Command.Trait> traits() {
        Set<Command.Trait> traits = EnumSet.noneOf(Command.Trait.class);
        if (spec.core()) {
            traits.add(Command.Trait.CORES);
        }
        if (detached) {
            traits.add(Command.Trait.OUTLIVES);
        }
        if (spec.under().filter(Under::parent).isPresent()) {
            traits.add(Command.Trait.PARENT);
        }
        return traits;
    }

    private Command prepare() {
        directories.all().forEach(InstanceDirectories::make);
        spec.under().ifPresent(under -> InstanceDirectories.make(directories.place(under)));
        List<String> words = new ArrayList<>(spec.under().map(under -> under.before(directories.place(under)))
                .orElse(List.of()));
        words.add(software.binary().arangod().toString());
        words.addAll(arguments().build());
        return new Command(Path.of(words.get(0)), words.subList(1, words.size()), environment(), directories.root(),
                directories.stdout(), directories.stderr(), traits())
                .within(spec.machine().limits());
    }

    /** The options and where each comes from. */
    ArgumentBuilder arguments() {
        return new ArgumentBuilder(spec, directories, address, software, auth);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(address.environment());
        environment.putAll(spec.environment());
        environment.put("ARANGODB_SERVER_DIR", directories.root().toString());
        environment.putAll(spec.machine().environment());
        spec.under().ifPresent(under ->
                environment.putAll(under.environment(directories.place(under), software.binary().arangod(),
                        given(environment))));
        return environment;
    }

    /** What the user has given, for this server or for the lab. */
    private static Map<String, String> given(Map<String, String> own) {
        Map<String, String> given = new HashMap<>(System.getenv());
        given.putAll(own);
        return given;
    }
}

package org.arangolab.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.cluster.agency.AgentData;
import org.arangolab.standin.cluster.coordinator.CoordinatorData;
import org.arangolab.standin.cluster.dbserver.DbServerData;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.InformationSwitch;
import org.arangolab.standin.server.StandInServer;
import org.arangolab.standin.server.TrainingRun;
import org.arangolab.standin.server.options.CommandLine;
import org.arangolab.standin.server.options.OptionException;
import org.arangolab.standin.server.options.Options;

/** The stand-in for {@code arangod}: the program behind the launcher of that name. */
public final class ArangodMain {
    /** Only argument but one of a training run; the other is a directory that does not exist. */
    private static final String TRAIN = "--arangolab.train";

    private ArangodMain() {
    }

    /** Runs the server; ends the process with arangod's exit codes. */
    public static void main(String[] arguments) throws IOException {
        tuneLibraries();
        Thread warmUp = new Thread(StandInServer::warmUp, "warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        boolean training = arguments.length == 2 && arguments[0].equals(TRAIN);
        ExitCode exit = training ? train(Path.of(arguments[1])) : run(Arrays.asList(arguments));
        System.exit(exit.number());
    }

    /**
     * Spares half of the start: Jetty would bring up a logging library, and ask the management beans of the virtual
     * machine for a figure that may be given here (the references in a cache line of 64 bytes).
     */
    private static void tuneLibraries() {
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        System.setProperty("slf4j.provider", "org.arangolab.standin.server.log.LibraryLogging");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private static ExitCode train(Path directory) throws IOException {
        ExitCode exit = TrainingRun.run(directory, data());
        return exit == ExitCode.SUCCESS ? new ClusterTraining(directory.resolveSibling("cluster"), data()).run() : exit;
    }

    private static DataApi.Opener data() {
        return setting -> switch (setting.context().identity().role()) {
            case SINGLE -> StoredData.open(setting);
            case AGENT -> AgentData.open(setting);
            case DBSERVER -> DbServerData.open(setting);
            case COORDINATOR -> CoordinatorData.open(setting);
        };
    }

    private static ExitCode run(List<String> arguments) {
        try {
            Options options = CommandLine.read(arguments, System::getenv, Path.of("").toAbsolutePath());
            Optional<String> text = InformationSwitch.text(options);
            if (text.isPresent()) {
                System.out.print(text.get());
                return ExitCode.SUCCESS;
            }
            return server(options);
        } catch (OptionException e) {
            System.err.print(e.getMessage());
            return e.exit();
        }
    }

    private static ExitCode server(Options options) {
        StandInServer server;
        try {
            server = new StandInServer(options, data(), shutdown -> { });
        } catch (RuntimeException e) {
            System.err.println("FATAL the log cannot be opened: " + e.getMessage());
            return ExitCode.FAILED;
        }
        return server.run();
    }
}
